import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { openPage, readyAgent } from "./openPage";

const atDesk = async () => {
  const page = openPage(readyAgent);
  await screen.findByText("Ready for the next call");
  const ring = (): void => {
    page.host.answer(
      "POST",
      "/simulator/calls",
      { kind: "inbound-call", agent: "agent1", phone: "+919800000001" },
      null,
    );
  };
  return { ...page, ring };
};

describe("a call", () => {
  it("rings with the customer's name and number, announced at once, with Answer and Decline", async () => {
    const { ring } = await atDesk();
    ring();
    expect(await screen.findByRole("button", { name: "Answer" })).toBeVisible();
    expect(screen.getByRole("button", { name: "Decline" })).toBeVisible();
    expect(screen.getByRole("alert")).toHaveTextContent("Incoming call from Asha Rao");
    expect(document.title).toBe("Ringing: Asha Rao");
  });

  it("is answered, muted, held, hung up and disposed", async () => {
    const { ring, user, host } = await atDesk();
    ring();
    await user.click(await screen.findByRole("button", { name: "Answer" }));
    await user.click(await screen.findByRole("button", { name: "Mute" }));
    expect(await screen.findByRole("button", { name: "Unmute" })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
    await user.click(screen.getByRole("button", { name: "Hold" }));
    await user.click(await screen.findByRole("button", { name: "Resume" }));
    await user.click(
      screen
        .getByRole("group", { name: "Call controls" })
        .querySelector('[aria-label="Hang up"]') as Element,
    );
    const form = await screen.findByRole("form", { name: "Disposition" });
    await user.type(within(form).getByLabelText(/Class/), "Res{Enter}");
    await user.type(within(form).getByLabelText(/Code/), "Bill{Enter}");
    await user.type(within(form).getByLabelText("Note"), "Explained");
    await user.click(within(form).getByRole("button", { name: "Save and next" }));
    await screen.findByText("Ready for the next call");
    expect(host.desk.recent[0]).toMatchObject({
      dispositionCode: "resolved.billing",
      note: "Explained",
    });
  });

  it("shows the customer's record when it is popped", async () => {
    const { ring, user } = await atDesk();
    ring();
    await user.click(await screen.findByRole("button", { name: "Answer" }));
    expect(await screen.findByText("Record opened for this call")).toBeVisible();
    expect(screen.getByText("asha.rao@example.com")).toBeVisible();
  });

  it("is offered by the simulator, whose refusal is shown with its remedy", async () => {
    const { user, host } = openPage((made) => {
      readyAgent(made);
      made.answer("POST", "/desk/commands", { command: "startBreak", reason: "Tea" }, null);
    });
    const inbound = await screen.findByRole("button", { name: "Inbound call" });
    await waitFor(() => expect(inbound).toBeEnabled());
    await user.click(inbound);
    expect(await screen.findByText(/become ready, then place the call again/)).toBeVisible();
    expect(host.desk.interactions).toEqual([]);
  });
});

describe("the agent's state", () => {
  it("goes to a break with its reason, and back", async () => {
    const { user } = await atDesk();
    await user.click(screen.getByRole("button", { name: /^Ready/ }));
    await user.click(await screen.findByRole("menuitem", { name: "Tea" }));
    await user.click(await screen.findByRole("button", { name: /Break: Tea/ }));
    await user.click(await screen.findByRole("menuitem", { name: "Become ready" }));
    expect(await screen.findByText("Ready for the next call")).toBeVisible();
  });
});

describe("the host goes away", () => {
  it("says so quietly, comes back by itself, and brings what was missed", async () => {
    const { host, ring } = await atDesk();
    host.goAway();
    expect(await screen.findByText(/The host can't be reached/)).toBeVisible();
    ring();
    host.away = false;
    expect(await screen.findByRole("button", { name: "Answer" })).toBeEnabled();
    await waitFor(() => expect(screen.queryByText(/The host can't be reached/)).toBeNull());
  });
});

describe("apps", () => {
  it("load into frames that carry their names, modal ones only when asked for", async () => {
    const { frames, user } = await atDesk();
    await waitFor(() => expect(frames.querySelectorAll("iframe").length).toBeGreaterThan(0));
    const titles = (): string[] =>
      [...frames.querySelectorAll("iframe")].map((frame) => frame.title);
    expect(titles()).toContain("Call session monitor");
    expect(titles()).not.toContain("Ticket");
    await user.click(screen.getByRole("button", { name: "Apps" }));
    await user.click(await screen.findByRole("button", { name: "Knowledge base" }));
    expect(await screen.findByRole("button", { name: "Back to the desk" })).toBeVisible();
  });

  it("are told events that they registered for", async () => {
    const { frames, host, user } = await atDesk();
    await waitFor(() => expect(frames.querySelector("iframe")).not.toBeNull());
    const frame = frames.querySelector("iframe") as HTMLIFrameElement;
    const heard: string[] = [];
    const target = frame.contentWindow as Window;
    target.postMessage = ((text: string) => heard.push(text)) as Window["postMessage"];
    const origin = "http://call-monitor-1.localhost:4100";
    window.dispatchEvent(
      new MessageEvent("message", {
        source: target,
        origin,
        data: JSON.stringify({
          requestId: "1",
          service: "globalEvent",
          method: "register",
          requestData: { eventName: "callConnected" },
        }),
      }),
    );
    host.deliver("callConnected", { phone: "1" });
    await waitFor(() =>
      expect(heard.some((text) => text.includes('"responseType":"event"'))).toBe(true),
    );
    await user.click(screen.getByRole("tab", { name: "Inspector" }));
    expect(
      await screen.findByRole("table", { name: "Messages between apps and shell" }),
    ).toBeVisible();
  });
});
