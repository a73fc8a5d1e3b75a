import { act, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LiveTimer } from "../src/components/LiveTimer";
import { StatePill } from "../src/components/StatePill";
import { formatDuration, spokenDuration } from "../src/helpers/duration";

describe("formatDuration", () => {
  it.each([
    [0, "00:00"],
    [999, "00:00"],
    [61_000, "01:01"],
    [3_599_999, "59:59"],
    [3_600_000, "1:00:00"],
    [90_061_000, "25:01:01"],
    [-5_000, "00:00"],
    [Number.NaN, "00:00"],
  ])("%d ms is %s", (ms, shown) => {
    expect(formatDuration(ms)).toBe(shown);
  });

  it("has words for a screen reader", () => {
    expect(spokenDuration(3_661_000)).toBe("1 hour 1 minute 1 second");
    expect(spokenDuration(0)).toBe("0 seconds");
  });
});

describe("LiveTimer", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const pass = (ms: number): void => act(() => void vi.advanceTimersByTime(ms));

  it("counts up, a second at a time", () => {
    render(<LiveTimer since={1_000_000 - 59_400} label="Call duration" />);
    const timer = screen.getByRole("timer", { name: "Call duration" });
    expect(timer).toHaveTextContent("00:59");
    pass(599);
    expect(timer).toHaveTextContent("00:59");
    pass(1);
    expect(timer).toHaveTextContent("01:00");
    pass(1000);
    expect(timer).toHaveTextContent("01:01");
  });

  it("counts down and stays at nothing", () => {
    render(<LiveTimer to={1_002_000} />);
    const timer = screen.getByRole("timer");
    expect(timer).toHaveTextContent("00:02");
    pass(1000);
    expect(timer).toHaveTextContent("00:01");
    pass(5000);
    expect(timer).toHaveTextContent("00:00");
  });

  it("stands still where it stopped", () => {
    render(<LiveTimer since={990_000} until={995_000} />);
    pass(10_000);
    expect(screen.getByRole("timer")).toHaveTextContent("00:05");
  });

  it("goes by the clock it is given", () => {
    const hostClock = (): number => Date.now() + 30_000;
    render(<LiveTimer since={1_000_000} now={hostClock} />);
    expect(screen.getByRole("timer")).toHaveTextContent("00:30");
  });

  it("starts anew when its start changes", () => {
    const { rerender } = render(<LiveTimer since={940_000} />);
    rerender(<LiveTimer since={1_000_000} />);
    expect(screen.getByRole("timer")).toHaveTextContent("00:00");
  });
});

describe("StatePill", () => {
  it("says the state by word and icon, not by colour alone", () => {
    const { container } = render(<StatePill state="hold" />);
    expect(container).toHaveTextContent("On hold");
    expect(container.querySelector("[data-icon=pause-circle]")).not.toBeNull();
  });

  it("is a menu button when it can be pressed", () => {
    const onClick = vi.fn();
    render(<StatePill state="available" onClick={onClick} expanded={false} />);
    const button = screen.getByRole("button", { name: /Available/ });
    expect(button).toHaveAttribute("aria-expanded", "false");
    button.click();
    expect(onClick).toHaveBeenCalledOnce();
  });
});
