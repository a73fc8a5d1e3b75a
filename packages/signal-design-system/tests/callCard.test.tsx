import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { CallCard, CustomerCard } from "../src";

const base = { phone: "+91 98450 00001", customerName: "Asha Rao" } as const;
const buttons = (): Array<string | null> =>
  screen.queryAllByRole("button").map((button) => button.getAttribute("aria-label"));

describe("CallCard", () => {
  it("says a ringing call aloud and offers to answer or decline", async () => {
    const onAnswer = vi.fn();
    render(
      <CallCard
        {...base}
        state="ringing"
        onAnswer={onAnswer}
        onDecline={() => {}}
        onHangUp={() => {}}
      />,
    );
    expect(screen.getByRole("alert")).toHaveTextContent("Incoming call from Asha Rao");
    expect(buttons()).toEqual(["Answer", "Decline"]);
    await userEvent.click(screen.getByRole("button", { name: "Answer" }));
    expect(onAnswer).toHaveBeenCalledOnce();
  });

  it("asks for the opposite of what is", async () => {
    const onMute = vi.fn();
    const onHold = vi.fn();
    const { rerender } = render(
      <CallCard {...base} state="connected" onMute={onMute} onHold={onHold} onHangUp={() => {}} />,
    );
    expect(buttons()).toEqual(["Mute", "Hold", "Hang up"]);
    await userEvent.click(screen.getByRole("button", { name: "Mute" }));
    await userEvent.click(screen.getByRole("button", { name: "Hold" }));
    expect(onMute).toHaveBeenLastCalledWith(true);
    expect(onHold).toHaveBeenLastCalledWith(true);
    rerender(<CallCard {...base} state="onHold" muted onMute={onMute} onHold={onHold} />);
    const resume = screen.getByRole("button", { name: "Resume" });
    expect(resume).toHaveAttribute("aria-pressed", "true");
    await userEvent.click(resume);
    await userEvent.click(screen.getByRole("button", { name: "Unmute" }));
    expect(onHold).toHaveBeenLastCalledWith(false);
    expect(onMute).toHaveBeenLastCalledWith(false);
  });

  it("does not send an action twice while it is under way", async () => {
    const onHangUp = vi.fn();
    render(<CallCard {...base} state="connected" busy="hangUp" onHangUp={onHangUp} />);
    await userEvent.click(screen.getByRole("button", { name: "Hang up" }));
    expect(onHangUp).not.toHaveBeenCalled();
  });

  it("has no call controls in wrap-up, but the form it is given and the time left", () => {
    render(
      <CallCard
        {...base}
        state="wrapUp"
        wrapUp={{ from: 0, to: 60_000 }}
        now={() => 15_000}
        onHangUp={() => {}}
      >
        <p>form</p>
      </CallCard>,
    );
    expect(buttons()).toEqual([]);
    expect(screen.getByRole("timer", { name: "Wrap-up time left" })).toHaveTextContent("00:45");
    expect(screen.getByText("form")).toBeVisible();
  });

  it("shows the number large when nobody is known by it", () => {
    render(<CallCard phone="+91 98450 00001" state="connected" queueName="Billing" />);
    expect(screen.getByRole("heading", { name: "+91 98450 00001" })).toBeVisible();
    expect(screen.getByRole("region", { name: "+91 98450 00001" })).toHaveTextContent("Billing");
  });

  it("shows what went wrong", () => {
    render(<CallCard {...base} state="connected" error="The call could not be put on hold." />);
    expect(screen.getByRole("alert")).toHaveTextContent("could not be put on hold");
  });
});

describe("CustomerCard", () => {
  it("says that nobody is known, with the number", () => {
    render(
      <CustomerCard
        customer={null}
        phone="+91 1"
        actions={<button type="button">Create</button>}
      />,
    );
    expect(screen.getByRole("region", { name: "Customer" })).toHaveTextContent(
      "No record has the number +91 1.",
    );
    expect(screen.getByRole("button", { name: "Create" })).toBeVisible();
  });
});
