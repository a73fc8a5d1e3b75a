import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { CallCard, CustomerCard, SpeechTranscript } from "../src";

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

  it("shows a record before it is dialled, and when it will be", async () => {
    const onDial = vi.fn();
    render(
      <CallCard
        {...base}
        state="previewing"
        preview={{ from: 0, to: 10_000 }}
        now={() => 4_000}
        details={[{ label: "Plan", value: "Home 200" }]}
        onDial={onDial}
        onSkip={() => {}}
      />,
    );
    expect(buttons()).toEqual(["Dial", "Skip"]);
    expect(screen.getByText("Home 200")).toBeVisible();
    expect(screen.getByRole("timer", { name: "Dialled in" })).toHaveTextContent("00:06");
    await userEvent.click(screen.getByRole("button", { name: "Dial" }));
    expect(onDial).toHaveBeenCalledOnce();
  });

  it("shows a third side that is being tried, with the way out", async () => {
    const onCancelAttempt = vi.fn();
    render(
      <CallCard
        {...base}
        state="connected"
        attempt={{ label: "Transferring to Jon", since: 0, until: 30_000 }}
        onCancelAttempt={onCancelAttempt}
        now={() => 12_000}
      />,
    );
    expect(screen.getByText("Transferring to Jon")).toBeVisible();
    expect(screen.getByRole("timer", { name: "Given up in" })).toHaveTextContent("00:18");
    await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
    expect(onCancelAttempt).toHaveBeenCalledOnce();
  });

  it("ends a consultation in any of its three ways", () => {
    render(
      <CallCard
        {...base}
        state="consulting"
        onCompleteTransfer={() => {}}
        onJoinParties={() => {}}
        onEndConsultation={() => {}}
        onHangUp={() => {}}
      />,
    );
    expect(buttons()).toEqual(["Complete transfer", "Join all", "Back to customer", "Hang up"]);
  });

  it("drops one party of a conference", async () => {
    const onDropParty = vi.fn();
    render(
      <CallCard
        {...base}
        state="conference"
        parties={[
          { id: "1", label: "Jon" },
          { id: "2", label: "Verifier" },
        ]}
        onDropParty={onDropParty}
      />,
    );
    await userEvent.click(screen.getByRole("button", { name: "Drop Verifier" }));
    expect(onDropParty).toHaveBeenCalledExactlyOnceWith("2");
  });

  it("says calmly what is not answered yet, that one is muted, and that a supervisor listens", () => {
    render(
      <CallCard
        {...base}
        state="connected"
        muted
        pending="Hold: waiting for the telephony system"
        supervision="listening"
      />,
    );
    expect(screen.getByText("Hold: waiting for the telephony system")).toBeVisible();
    expect(screen.getByText("Muted")).toBeVisible();
    expect(screen.getByText("A supervisor listens")).toBeVisible();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("leads to the recording", () => {
    render(<CallCard {...base} state="ended" recordingUrl="https://rec.example/1" />);
    expect(screen.getByRole("link", { name: /Recording/ })).toHaveAttribute(
      "href",
      "https://rec.example/1",
    );
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

  it("dials any of the customer's numbers", async () => {
    const onDial = vi.fn();
    render(
      <CustomerCard
        customer={{
          name: "Asha Rao",
          phones: [
            { phone: "+911", shown: "+91 1" },
            { phone: "+912", label: "Mobile" },
          ],
        }}
        onDial={onDial}
      />,
    );
    await userEvent.click(screen.getByRole("button", { name: "Dial +912" }));
    expect(onDial).toHaveBeenCalledExactlyOnceWith("+912");
  });
});

describe("SpeechTranscript", () => {
  it("shows who said what, as a log that stays quiet for a screen reader", () => {
    render(
      <SpeechTranscript
        lines={[
          { id: "1", speaker: "customer", name: "Asha Rao", text: "My bill is wrong." },
          { id: "2", speaker: "agent", text: "Let me look." },
        ]}
      />,
    );
    const log = screen.getByRole("log", { name: "Transcript" });
    expect(log).toHaveAttribute("aria-live", "off");
    expect(log).toHaveTextContent("Asha RaoMy bill is wrong.YouLet me look.");
  });

  it("says that lines may come", () => {
    render(<SpeechTranscript lines={[]} live />);
    expect(screen.getByText("Lines show here as they are spoken.")).toBeVisible();
  });
});
