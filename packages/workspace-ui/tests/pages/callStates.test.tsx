import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Call, Targets } from "../../src/host/types";
import { callWith, commandsOf } from "../host/calls";
import type { FakeHost } from "../host/FakeHost";
import { customers } from "../host/fixtures";
import { openPage, readyAgent } from "./openPage";

const targets: Targets = {
  users: [{ userId: "agent2", userName: "Jon Fernandes", state: "ready", campaignId: 1 }],
  queues: [
    { agentQueueId: 11, queueName: "Billing", campaignName: "Customer care", readyAgents: 2 },
  ],
  campaigns: [],
  ivrs: [],
  localIvrs: [],
  thirdParties: [],
};

const party = { partyId: "p1", kind: "user", label: "Jon Fernandes", since: 1 } as const;

/** Gives the desk this call, as the host would show it. */
const give = (host: FakeHost, facts: Partial<Call>): void => {
  const call = callWith({
    customer: customers[0] ?? null,
    customerId: 1001,
    state: "connected",
    startedAt: Date.now() - 60_000,
    connectedAt: Date.now() - 50_000,
    ...facts,
  });
  host.desk.interactions = [{ ...call, commands: facts.commands ?? commandsOf(call) }];
  host.desk.availability = { state: "busy", since: Date.now(), autoCall: false };
  host.show();
};

const withCall = async (facts: Partial<Call>) => {
  const page = openPage((host) => {
    readyAgent(host);
    host.slotApps = [];
    host.mode = { demo: false, dev: false };
    host.also.push((_method, path) =>
      path.startsWith("/desk/targets") ? { status: 200, body: targets } : undefined,
    );
    give(host, facts);
  });
  await screen.findByRole("heading", { name: "Asha Rao" });
  return page;
};

const controls = (): string[] =>
  within(screen.getByRole("group", { name: "Call controls" }))
    .getAllByRole("button")
    .map((button) => button.getAttribute("aria-label") ?? "");

describe("the controls of a call", () => {
  it("are those that the host lists, whatever the state", async () => {
    const { host } = await withCall({ commands: ["hold", "hangUp"] });
    expect(controls()).toEqual(["Hold", "Hang up"]);
    give(host, { state: "consulting", parties: [party] });
    await waitFor(() =>
      expect(controls()).toEqual([
        "Complete transfer",
        "Join all",
        "Back to customer",
        "Keypad",
        "Hang up",
      ]),
    );
    give(host, { state: "conference", parties: [party] });
    await waitFor(() => expect(controls()).toEqual(["Mute", "Keypad", "Leave", "Hang up"]));
    give(host, { state: "previewing", connectedAt: null, previewEndsAt: Date.now() + 9_000 });
    await waitFor(() => expect(controls()).toEqual(["Dial", "Skip"]));
  });

  it("drop a party", async () => {
    const { host, user } = await withCall({ state: "conference", parties: [party] });
    await user.click(screen.getByRole("button", { name: "Drop Jon Fernandes" }));
    expect(host.commanded.at(-1)).toEqual({
      command: "dropParty",
      interactionId: "int-1",
      partyId: "p1",
    });
  });

  it("press keys by typing, every one in order", async () => {
    const { host, user } = await withCall({});
    await user.click(screen.getByRole("button", { name: "Keypad" }));
    await user.keyboard("12#");
    await waitFor(() =>
      expect(
        host.commanded
          .flatMap((one) => (one.command === "sendDigits" ? [one.digits] : []))
          .join(""),
      ).toBe("12#"),
    );
  });
});

describe("what happens around a call", () => {
  it("is said on its card: pending, failed, tried, supervised", async () => {
    const { host, user } = await withCall({
      order: { orderId: "1", command: "hold", since: 1 },
    });
    expect(screen.getByText("Hold: waiting for the telephony system")).toBeVisible();
    host.desk.supervised = "listening";
    const failure = { command: "transfer", reason: "nobody is ready.", at: 1 };
    const attempt = {
      what: "transfer",
      target: { kind: "user", userId: "agent2" },
      label: "Jon Fernandes",
      since: Date.now(),
      until: null,
    } as const;
    give(host, { failure, attempt });
    expect(await screen.findByText("Transfer did not work: nobody is ready.")).toBeVisible();
    expect(screen.getByText("A supervisor listens")).toBeVisible();
    expect(screen.getByText("Transferring to Jon Fernandes")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    expect(host.commanded.at(-1)).toMatchObject({ command: "cancelAttempt" });
  });
});

describe("handing a call over", () => {
  it("goes to whom one finds by typing, with the keyboard alone", async () => {
    const { host, user } = await withCall({});
    await user.click(screen.getByRole("button", { name: "Transfer" }));
    const field = await screen.findByRole("combobox", { name: "Name or number" });
    await screen.findByRole("option", { name: /Jon Fernandes/ });
    await user.type(field, "bill{Enter}");
    await waitFor(() =>
      expect(host.commanded.at(-1)).toEqual({
        command: "transfer",
        interactionId: "int-1",
        target: { kind: "queue", agentQueueId: 11 },
      }),
    );
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("speaks with a typed number first", async () => {
    const { host, user } = await withCall({});
    await user.click(screen.getByRole("button", { name: "Transfer" }));
    await user.click(await screen.findByRole("button", { name: "Speak first" }));
    await user.type(screen.getByRole("combobox", { name: "Name or number" }), "080 4000{Enter}");
    await waitFor(() =>
      expect(host.commanded.at(-1)).toMatchObject({
        command: "consult",
        target: { kind: "phone", phone: "0804000" },
      }),
    );
  });

  it("closes with its call", async () => {
    const { host, user } = await withCall({});
    await user.click(screen.getByRole("button", { name: "Transfer" }));
    await screen.findByRole("dialog", { name: "Transfer the call" });
    give(host, { state: "wrapUp", endedAt: Date.now(), hangupFirst: "customer" });
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });
});

describe("disposing", () => {
  const over = { state: "wrapUp", endedAt: 1, hangupFirst: "agent" } as const;

  it("is left to the app for as long as the host says, and to the agent on demand", async () => {
    const { user } = await withCall({
      ...over,
      disposing: { by: "app", panelOpensAt: Date.now() + 600_000 },
    });
    expect(screen.getByText(/An app says how this ended/)).toBeVisible();
    expect(screen.queryByRole("form", { name: "Disposition" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Dispose here" }));
    expect(await screen.findByRole("form", { name: "Disposition" })).toBeVisible();
  });

  it("never waits for an app that doesn't answer", async () => {
    await withCall({ ...over, disposing: { by: "app", panelOpensAt: Date.now() - 1 } });
    expect(screen.getByRole("form", { name: "Disposition" })).toBeVisible();
  });

  it("says who else may, or that it must be", async () => {
    const { host } = await withCall({ ...over, disposing: { by: "both", panelOpensAt: null } });
    expect(screen.getByText(/An app may dispose of this as well/)).toBeVisible();
    give(host, { ...over, disposing: { by: "forced", panelOpensAt: null } });
    expect(await screen.findByText(/This campaign needs a disposition/)).toBeVisible();
  });
});
