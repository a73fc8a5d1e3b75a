import { render } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { Icon, type IconName } from "../src/components/Icon";
import { icons } from "../src/generated/icons";

const svg = (ui: React.ReactElement): SVGSVGElement => {
  const found = render(ui).container.querySelector("svg");
  expect(found).not.toBeNull();
  return found as SVGSVGElement;
};

describe("Icon", () => {
  it("draws each weight with a path of its own", () => {
    const paths = (["regular", "bold", "fill"] as const).map((weight) =>
      svg(<Icon name="phone" weight={weight} />)
        .querySelector("path")
        ?.getAttribute("d"),
    );
    expect(paths).toEqual(icons.phone);
  });

  it("is decoration without a title and an image with one", () => {
    expect(svg(<Icon name="phone" />)).toHaveAttribute("aria-hidden", "true");
    const named = svg(<Icon name="phone" title="Call" />);
    expect(named).toHaveAttribute("role", "img");
    expect(named).toHaveTextContent("Call");
  });

  it("shows a question mark for a name it does not have, and warns once", () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const missing = "no-such-icon" as IconName;
    expect(svg(<Icon name={missing} />)).toHaveAttribute("data-icon-unknown");
    expect(
      svg(<Icon name={missing} />)
        .querySelector("path")
        ?.getAttribute("d"),
    ).not.toBe("");
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn.mock.calls[0]?.[0]).toContain('no icon named "no-such-icon"');
  });

  it("has no icon from the prototype of objects", () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    expect(svg(<Icon name={"constructor" as IconName} />)).toHaveAttribute("data-icon-unknown");
  });
});
