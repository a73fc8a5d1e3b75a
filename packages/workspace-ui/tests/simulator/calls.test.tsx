import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { callWith } from "../host/calls";
import { customers } from "../host/fixtures";
import { refusal } from "./FakeSimulator";
import { openSimulator } from "./openSimulator";

const dialling = callWith({
  state: "dialling",
  direction: "outbound",
  customer: customers[0] ?? null,
});
const connected = callWith({ state: "connected", connectedAt: 1, customer: customers[0] ?? null });

describe("placing calls", () => {
  it("rings at oneself unless told otherwise, from the directory's first customer", async () => {
    const { user, dock, simulator } = await openSimulator();
    await user.click(await dock.findByRole("button", { name: "Inbound call" }));
    await waitFor(() =>
      expect(simulator.sent("/calls")).toEqual([
        { kind: "inbound-call", phone: "+919800000001", agent: "agent1" },
      ]),
    );
  });

  it("goes to a queue for whoever is next there, from a customer found by name", async () => {
    const { user, dock, simulator } = await openSimulator();
    const customer = await dock.findByRole("combobox", { name: /^Customer/ });
    await user.clear(customer);
    await user.type(customer, "thomas");
    await user.click(await screen.findByRole("option", { name: /Thomas Mathew/ }));
    await user.click(dock.getByRole("combobox", { name: "Agent" }));
    await user.click(await screen.findByRole("option", { name: "Next in the queue" }));
    await user.click(dock.getByRole("combobox", { name: "Campaign or queue" }));
    await user.click(await screen.findByRole("option", { name: "Billing" }));
    await user.click(dock.getByRole("button", { name: "Inbound call" }));
    await waitFor(() =>
      expect(simulator.sent("/calls")).toEqual([
        { kind: "inbound-call", phone: "+919800000002", campaignId: 1, agentQueueId: 11 },
      ]),
    );
  });

  it("lets the customer of a call that we make answer by themselves, or not", async () => {
    const { user, dock, simulator } = await openSimulator();
    await user.click(await dock.findByRole("checkbox", { name: "Customer answers by itself" }));
    for (const name of ["Outbound call", "Manual call", "Click-to-call"]) {
      await user.click(dock.getByRole("button", { name }));
      await waitFor(() => expect(dock.getByRole("button", { name })).toBeEnabled());
    }
    expect(simulator.sent("/calls")).toMatchObject([
      { kind: "outbound-call", customerAnswers: false },
      { kind: "manual-call", customerAnswers: false },
      { kind: "click-to-call", customerAnswers: false },
    ]);
  });

  it("shows a refusal with reason and remedy beside its buttons until the next try", async () => {
    const { user, dock, simulator } = await openSimulator((made) =>
      made.answers.set(
        "/calls",
        refusal(409, "refused", "agent1 is on a break", "become ready first"),
      ),
    );
    await user.click(await dock.findByRole("button", { name: "Inbound call" }));
    const place = within(dock.getByRole("region", { name: "Place a call" }));
    expect(await place.findByRole("alert")).toHaveTextContent(
      "Inbound call was refused. agent1 is on a break. Become ready first.",
    );
    simulator.answers.delete("/calls");
    await user.click(dock.getByRole("button", { name: "Manual call" }));
    await waitFor(() => expect(place.queryByRole("alert")).toBeNull());
  });

  it("can be copied as commands", async () => {
    const { user, dock, copied } = await openSimulator();
    await user.click(await dock.findByRole("button", { name: "Copy as command" }));
    await user.click(await screen.findByRole("menuitem", { name: /^Manual call/ }));
    expect(await copied()).toBe(
      "callbench simulate manual-call --host http://localhost:3000 --agent agent1 --phone +919800000001",
    );
  });
});

describe("the customer's side of a call", () => {
  const openWith = async (interactions: (typeof dialling)[]) => {
    const page = await openSimulator((made) => {
      made.state.interactions = interactions;
    });
    const side = within(await page.dock.findByRole("region", { name: "Customer's side" }));
    return { ...page, side };
  };

  it("answers, rejects with an outcome, and hangs up", async () => {
    const { user, side, simulator } = await openWith([dialling]);
    await user.click(await side.findByRole("button", { name: "Answer" }));
    await user.click(side.getByRole("button", { name: "Other outcomes" }));
    await user.click(await screen.findByRole("menuitem", { name: "Busy" }));
    await user.click(side.getByRole("button", { name: "Hang up" }));
    await waitFor(() =>
      expect(simulator.asked).toMatchObject([
        { path: "/calls/crt-1/answer" },
        { path: "/calls/crt-1/reject", body: { outcome: "BUSY" } },
        { path: "/calls/crt-1/hang-up" },
      ]),
    );
  });

  it("speaks as the customer, the agent or another", async () => {
    const { user, side, simulator } = await openWith([connected]);
    const field = await side.findByRole("textbox", { name: "Say a line" });
    await user.type(field, "My invoice is too high.{Enter}");
    await waitFor(() => expect(field).toHaveValue(""));
    await user.click(side.getByRole("combobox", { name: "Who speaks" }));
    await user.click(await screen.findByRole("option", { name: "Agent" }));
    await user.type(field, "Let me see.{Enter}");
    await waitFor(() =>
      expect(simulator.sent("/calls/crt-1/speak")).toEqual([
        { speaker: "customer", text: "My invoice is too high." },
        { speaker: "agent", text: "Let me see." },
      ]),
    );
  });

  it("keeps a line that was refused", async () => {
    const { user, side, simulator } = await openWith([connected]);
    simulator.answers.set("/calls/crt-1/speak", refusal(409, "refused", "the call is over", ""));
    const field = await side.findByRole("textbox", { name: "Say a line" });
    await user.type(field, "Hello?{Enter}");
    expect(await side.findByRole("alert")).toHaveTextContent("The call is over.");
    expect(field).toHaveValue("Hello?");
  });

  it("presses keys, by pointer and by typing, in their order", async () => {
    const { user, side, simulator } = await openWith([connected]);
    await user.click(await side.findByRole("button", { name: "Press keys" }));
    const pad = within(await screen.findByRole("dialog", { name: "Press keys" }));
    await user.click(pad.getByRole("button", { name: "4" }));
    await user.keyboard("2#");
    await waitFor(() =>
      expect(
        simulator
          .sent("/calls/crt-1/digits")
          .map(({ digits }) => digits)
          .join(""),
      ).toBe("42#"),
    );
  });

  it("tells where the recording is", async () => {
    const { user, side, simulator } = await openWith([
      callWith({ state: "wrapUp", connectedAt: 1 }),
    ]);
    await user.click(await side.findByRole("button", { name: "Recording ready" }));
    await user.click(await screen.findByRole("button", { name: "Is ready" }));
    await waitFor(() =>
      expect(simulator.sent("/calls/crt-1/recording")).toEqual([
        { url: "https://recordings.example.com/crt-1.mp3" },
      ]),
    );
    expect(side.queryByRole("button", { name: "Hang up" })).toBeNull();
  });

  it("lets parties that are called answer, reject and leave", async () => {
    const { user, side, simulator, changed } = await openWith([connected]);
    changed({
      parties: [{ crtObjectId: "crt-1", partyId: "p-1", label: "Back office", state: "ringing" }],
    });
    const ringing = within(await side.findByRole("group", { name: "Back office" }));
    await user.click(ringing.getByRole("button", { name: "Answer" }));
    await user.click(ringing.getByRole("button", { name: "Reject" }));
    changed({
      parties: [{ crtObjectId: "crt-1", partyId: "p-1", label: "Back office", state: "connected" }],
    });
    await user.click(await side.findByRole("button", { name: "Leave" }));
    await waitFor(() =>
      expect(simulator.asked).toMatchObject([
        { path: "/calls/crt-1/party-answer", body: { partyId: "p-1" } },
        { path: "/calls/crt-1/party-reject", body: { partyId: "p-1", outcome: "REJECTED" } },
        { path: "/calls/crt-1/party-leave", body: { partyId: "p-1" } },
      ]),
    );
  });

  it("gives up waiting", async () => {
    const { user, side, simulator, changed } = await openWith([]);
    changed({
      waiting: [
        {
          crtObjectId: "crt-9",
          kind: "call",
          campaignId: 1,
          agentQueueId: 11,
          queueName: "Billing",
          displayPhone: "+919845099999",
          customer: null,
          since: 1,
        },
      ],
    });
    const row = within(await side.findByRole("listitem", { name: "+91 98450 99999" }));
    expect(row.getByText(/Waits in Billing/)).toBeVisible();
    await user.click(row.getByRole("button", { name: "Hang up" }));
    await waitFor(() => expect(simulator.sent("/calls/crt-9/hang-up")).toHaveLength(1));
  });

  it("follows what the host sends", async () => {
    const { side, changed } = await openWith([dialling]);
    expect(await side.findByText("Dialling")).toBeVisible();
    changed({ interactions: [connected] });
    expect(await side.findByText("Connected")).toBeVisible();
    changed({ interactions: [] });
    expect(await side.findByText(/No simulated calls are up/)).toBeVisible();
  });
});
