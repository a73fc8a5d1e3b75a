import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { openPage, readyAgent } from "./openPage";

const inCall = async () => {
  const page = openPage((host) => {
    readyAgent(host);
    const call = { kind: "inbound-call", agent: "agent1", phone: "+919800000001" };
    host.answer("POST", "/simulator/calls", call, null);
    host.answer("POST", "/desk/commands", { command: "answer", interactionId: "int-1" }, null);
  });
  await screen.findByRole("button", { name: "Hold" });
  return page;
};

describe("a session that expires in mid-call", () => {
  it("asks to sign in again above the desk; call and apps stay, and go on afterwards", async () => {
    const { host, user, frames } = await inCall();
    await waitFor(() => expect(frames.querySelector("iframe")).not.toBeNull());
    const before = [...frames.querySelectorAll("iframe")];
    host.forget();
    await user.click(screen.getByRole("button", { name: "Hold" }));
    const dialog = await screen.findByRole("dialog", { name: "Sign in again" });
    expect(dialog).toHaveTextContent("The call goes on");
    expect(document.querySelector("[data-call-state=connected]")).not.toBeNull();
    await user.type(screen.getByLabelText("Password"), "wrong{Enter}");
    expect(await screen.findByText(/User ID or password is wrong/)).toBeVisible();
    await user.clear(screen.getByLabelText("Password"));
    await user.type(screen.getByLabelText("Password"), "demo{Enter}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await user.click(screen.getByRole("button", { name: "Hold" }));
    expect(await screen.findByRole("button", { name: "Resume" })).toBeVisible();
    expect(before.filter((frame) => !frames.contains(frame))).toEqual([]);
  });

  it("is noticed as well when only the socket is refused", async () => {
    const { host } = await inCall();
    host.forget();
    host.closeSockets(1006);
    expect(await screen.findByRole("dialog", { name: "Sign in again" })).toBeVisible();
  });
});

describe("a sign-in elsewhere", () => {
  it("puts this page aside calmly; one button takes over", async () => {
    const { host, user } = await inCall();
    host.closeSockets(4002);
    expect(await screen.findByText("You are signed in at another place")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Take over here" }));
    expect(await screen.findByRole("button", { name: "Hold" })).toBeVisible();
  });

  it("asks for the same user's password where the session is over", async () => {
    const { host, user } = await inCall();
    host.closeSockets(4002);
    host.forget();
    await user.click(await screen.findByRole("button", { name: "Take over here" }));
    expect(await screen.findByLabelText("User ID")).toHaveValue("agent1");
  });

  it("never shows one user's desk under another's name", async () => {
    const { host, user } = await inCall();
    host.answer("POST", "/session", { userId: "agent2", password: "demo" }, null);
    window.dispatchEvent(new Event("focus"));
    expect(await screen.findByText("Jon Fernandes signed in in this browser")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Go on as Jon Fernandes" }));
    expect(await screen.findByText("Choose a campaign to begin")).toBeVisible();
  });
});
