import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { prefer } from "../../src/shell/preferences";
import { openPage, readyAgent } from "./openPage";

beforeEach(() => prefer({ shortcuts: true, ringing: true, notifications: false }));

const ringing = async () => {
  const page = openPage((host) => {
    readyAgent(host);
    host.slotApps = [];
    host.mode = { demo: false, dev: false };
    const call = { kind: "inbound-call", agent: "agent1", phone: "+919800000001" };
    host.answer("POST", "/simulator/calls", call, null);
  });
  await screen.findByRole("button", { name: "Answer" });
  return page;
};

describe("shortcuts", () => {
  it("answer, mute, hold and hang up by keys; what ends a call needs Shift", async () => {
    const { user } = await ringing();
    await user.keyboard("a");
    await screen.findByRole("button", { name: "Mute" });
    await user.keyboard("m");
    await screen.findByRole("button", { name: "Unmute" });
    await user.keyboard("h");
    await screen.findByRole("button", { name: "Resume" });
    await user.keyboard("e");
    expect(screen.getByRole("button", { name: "Resume" })).toBeVisible();
    await user.keyboard("{Shift>}E{/Shift}");
    expect(await screen.findByRole("form", { name: "Disposition" })).toBeVisible();
  });

  it("do nothing while one types, nor with another key held, nor under a dialog", async () => {
    const { user, host } = await ringing();
    await user.keyboard("{Control>}a{/Control}");
    await user.keyboard("/");
    await user.type(await screen.findByRole("searchbox"), "a");
    await user.keyboard("{Escape}");
    expect(host.commanded.map(({ command }) => command)).not.toContain("answer");
  });

  it("are explained by ?, and can be switched off there", async () => {
    const { user, host } = await ringing();
    await user.keyboard("?");
    const sheet = await screen.findByRole("dialog", { name: "Keyboard shortcuts" });
    expect(sheet).toHaveTextContent("Answer, or dial what is previewed");
    await user.click(screen.getByRole("switch", { name: "Single keys are on" }));
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await user.keyboard("a");
    expect(host.commanded.map(({ command }) => command)).not.toContain("answer");
  });
});

describe("a call that rings", () => {
  it("is a notification while the page is out of sight, once allowed, and goes with the ringing", async () => {
    const shown: { title: string; closed: boolean }[] = [];
    class FakeNotification {
      static permission = "granted";
      readonly entry: { title: string; closed: boolean };
      onclick: (() => void) | null = null;
      constructor(title: string) {
        this.entry = { title, closed: false };
        shown.push(this.entry);
      }
      close(): void {
        this.entry.closed = true;
      }
    }
    globalThis.Notification = FakeNotification as unknown as typeof Notification;
    Object.defineProperty(document, "hidden", { value: true, configurable: true });
    try {
      prefer({ notifications: true });
      const { host } = await ringing();
      await waitFor(() => expect(shown.map(({ title }) => title)).toEqual(["Ringing: Asha Rao"]));
      const hangUp = { command: "decline", interactionId: "int-1" };
      host.answer("POST", "/desk/commands", hangUp, null);
      await waitFor(() => expect(shown[0]?.closed).toBe(true));
      expect(document.title).toBe("Callbench");
    } finally {
      Reflect.deleteProperty(document, "hidden");
      Reflect.deleteProperty(globalThis, "Notification");
    }
  });

  it("stays in reach while a full-page app is in front", async () => {
    const { user, host } = openPage(readyAgent);
    await user.click(await screen.findByRole("button", { name: "Apps" }));
    await user.click(await screen.findByRole("button", { name: "Knowledge base" }));
    const call = { kind: "inbound-call", agent: "agent1", phone: "+919800000001" };
    host.answer("POST", "/simulator/calls", call, null);
    await user.click(await screen.findByRole("button", { name: "Answer" }));
    await user.click(await screen.findByRole("button", { name: "Apps" }));
    await user.click(await screen.findByRole("button", { name: "Knowledge base" }));
    const bar = await screen.findByRole("button", { name: "Go to it" });
    expect(bar.parentElement).toHaveTextContent("Asha Rao");
    await user.click(bar);
    await waitFor(() => expect(screen.queryByRole("button", { name: "Go to it" })).toBeNull());
  });
});
