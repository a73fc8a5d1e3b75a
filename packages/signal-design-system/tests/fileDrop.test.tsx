import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { FileDrop, formatBytes } from "../src";

const file = (name: string, bytes = 3): File => new File(["x".repeat(bytes)], name);
const drop = (...files: File[]): void => {
  fireEvent.drop(screen.getByText("Drop an app package"), { dataTransfer: { files } });
};

describe("FileDrop", () => {
  const onFile = vi.fn();
  const show = (): void => {
    onFile.mockClear();
    render(
      <FileDrop label="Drop an app package" accept={[".aaex"]} maxBytes={10} onFile={onFile} />,
    );
  };

  it("hands over a dropped file", () => {
    show();
    const good = file("my-app.AAEX");
    drop(good);
    expect(onFile).toHaveBeenCalledExactlyOnceWith(good);
  });

  it("hands over a chosen file", async () => {
    show();
    await userEvent.upload(screen.getByLabelText(/Drop an app package/), file("a.aaex"));
    expect(onFile).toHaveBeenCalledOnce();
  });

  it.each([
    ["another kind", [file("a.zip")], /ends in \.aaex/],
    ["a large file", [file("a.aaex", 11)], /has 11 B; at most 10 B/],
    ["an empty file", [file("a.aaex", 0)], /is empty/],
    ["several files", [file("a.aaex"), file("b.aaex")], /one at a time/],
  ])("refuses %s and says how to mend it", (_what, files, words) => {
    show();
    drop(...files);
    expect(onFile).not.toHaveBeenCalled();
    expect(screen.getByRole("alert")).toHaveTextContent(words);
  });

  it("takes nothing while it is at work, and shows how far it is", () => {
    render(
      <FileDrop
        label="Drop an app package"
        status="Uploading a.aaex"
        progress={0.4}
        onFile={onFile}
      />,
    );
    expect(screen.getByRole("progressbar")).toHaveAttribute("aria-valuenow", "40");
    expect(screen.getByText("Uploading a.aaex")).toBeVisible();
    fireEvent.drop(screen.getByText("Uploading a.aaex"), {
      dataTransfer: { files: [file("b.aaex")] },
    });
    expect(onFile).not.toHaveBeenCalled();
  });
});

describe("formatBytes", () => {
  it.each([
    [0, "0 B"],
    [999, "999 B"],
    [1500, "1.5 kB"],
    [100_000_000, "100 MB"],
  ])("%d is %s", (bytes, words) => {
    expect(formatBytes(bytes)).toBe(words);
  });
});
