import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { AudioPlayer } from "../src";

const audio = (): HTMLAudioElement => document.querySelector("audio") as HTMLAudioElement;

/** jsdom has no sound: what a browser would tell is told here. */
const loaded = (seconds: number): void => {
  Object.defineProperty(audio(), "duration", { configurable: true, value: seconds });
  fireEvent.loadedMetadata(audio());
};

describe("AudioPlayer", () => {
  beforeEach(() => {
    vi.spyOn(HTMLMediaElement.prototype, "play").mockImplementation(async function play(
      this: HTMLMediaElement,
    ) {
      this.dispatchEvent(new Event("play"));
    });
    vi.spyOn(HTMLMediaElement.prototype, "pause").mockImplementation(function pause(
      this: HTMLMediaElement,
    ) {
      this.dispatchEvent(new Event("pause"));
    });
  });

  it("plays and pauses", async () => {
    render(<AudioPlayer src="/call.wav" title="Recording" />);
    await userEvent.click(screen.getByRole("button", { name: "Play Recording" }));
    await userEvent.click(await screen.findByRole("button", { name: "Pause Recording" }));
    expect(screen.getByRole("button", { name: "Play Recording" })).toBeVisible();
  });

  it("shows how long it is, and goes to a place", () => {
    render(<AudioPlayer src="/call.wav" />);
    loaded(125);
    expect(screen.getByText("00:00 / 02:05")).toBeVisible();
    fireEvent.change(screen.getByRole("slider"), { target: { value: 60 } });
    expect(audio().currentTime).toBe(60);
    expect(screen.getByRole("slider")).toHaveAttribute("aria-valuetext", "1 minute");
  });

  it("plays faster", async () => {
    render(<AudioPlayer src="/call.wav" />);
    await userEvent.click(screen.getByRole("button", { name: "Speed 1" }));
    expect(audio().playbackRate).toBe(1.25);
  });

  it("says that it can't be played, and tries again", async () => {
    const load = vi.spyOn(HTMLMediaElement.prototype, "load").mockImplementation(() => {});
    render(<AudioPlayer src="/gone.wav" download="call.wav" />);
    fireEvent.error(audio());
    expect(screen.getByRole("alert")).toHaveTextContent("could not be played");
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(load).toHaveBeenCalledOnce();
    expect(screen.getByRole("link", { name: "Download Recording" })).toHaveAttribute(
      "download",
      "call.wav",
    );
  });
});
