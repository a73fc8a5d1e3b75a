import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { ChatCard } from "../src";

const nothing = (): void => {};
const every = {
  onAccept: nothing,
  onDecline: nothing,
  onTransfer: nothing,
  onConference: nothing,
  onLeave: nothing,
  onEnd: nothing,
};
const buttons = (): Array<string | null> =>
  screen.queryAllByRole("button").map((button) => button.getAttribute("aria-label"));

describe("ChatCard", () => {
  it("says an offered chat aloud, with the first words, to accept or decline", async () => {
    const onAccept = vi.fn();
    render(
      <ChatCard
        {...every}
        state="offered"
        customerName="Asha Rao"
        preview="My invoice looks wrong"
        onAccept={onAccept}
      />,
    );
    expect(screen.getByRole("alert")).toHaveTextContent("New chat from Asha Rao");
    expect(screen.getByText("My invoice looks wrong")).toBeVisible();
    expect(buttons()).toEqual(["Accept", "Decline"]);
    await userEvent.click(screen.getByRole("button", { name: "Accept" }));
    expect(onAccept).toHaveBeenCalledOnce();
  });

  it("has its time and actions while it goes on", () => {
    render(
      <ChatCard
        {...every}
        state="connected"
        customerName="Asha Rao"
        connectedAt={0}
        now={() => 65_000}
      />,
    );
    expect(screen.getByRole("timer", { name: "Chat duration" })).toHaveTextContent("01:05");
    expect(buttons()).toEqual(["Transfer", "Add a person", "Leave", "End chat"]);
  });

  it("does not send an action twice while it is under way", async () => {
    const onEnd = vi.fn();
    render(
      <ChatCard
        state="connected"
        customerName="Asha Rao"
        connectedAt={0}
        busy="end"
        onEnd={onEnd}
      />,
    );
    await userEvent.click(screen.getByRole("button", { name: "End chat" }));
    expect(onEnd).not.toHaveBeenCalled();
  });

  it("shows who else is in it, whom it waits for, and lets both go", async () => {
    const onDrop = vi.fn();
    const onCancelAttempt = vi.fn();
    render(
      <ChatCard
        state="connected"
        customerName="Asha Rao"
        parties={[{ id: "1", label: "Jon Fernandes", onDrop }]}
        attempt={{ label: "Asking Kavya Iyer to join", since: 0 }}
        onCancelAttempt={onCancelAttempt}
        now={() => 5_000}
      />,
    );
    expect(screen.getByRole("list", { name: "Also in this chat" })).toHaveTextContent(
      "Asking Kavya Iyer to join00:05",
    );
    await userEvent.click(
      screen.getByRole("button", { name: "Remove Jon Fernandes from the chat" }),
    );
    await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
    expect(onDrop).toHaveBeenCalledOnce();
    expect(onCancelAttempt).toHaveBeenCalledOnce();
  });

  it("counts the wrap-up down, without actions, and says how the chat ended", () => {
    render(
      <ChatCard
        {...every}
        state="wrapUp"
        customerName="Asha Rao"
        reason="The customer left"
        wrapUp={{ from: 0, to: 60_000 }}
        now={() => 15_000}
      />,
    );
    expect(buttons()).toEqual([]);
    expect(screen.getByText("The customer left")).toBeVisible();
    expect(screen.getByRole("timer", { name: "Wrap-up time left" })).toHaveTextContent("00:45");
  });
});
