import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Customer, Ticket } from "../../src/host/types";
import { callWith } from "../host/calls";
import type { FakeHost } from "../host/FakeHost";
import { customers } from "../host/fixtures";
import { openPage, readyAgent } from "./openPage";

const [asha] = customers;
if (asha === undefined) throw new Error("the fixtures lack customers");
const call = callWith({
  interactionId: "int-1",
  state: "connected",
  customer: asha,
  customerId: asha.customerId,
});

const ticket = (subject: string): Ticket => ({
  ticketId: "T-1",
  subject,
  externalState: "Open",
  stateGroup: "OPEN",
  closureReason: null,
  assignee: null,
  agentQueueId: null,
  customerId: asha.customerId,
  createdBy: "agent1",
  createdAt: 0,
  changedAt: 0,
  notes: [],
  interactions: [],
  mergedInto: null,
  splitFrom: null,
  revision: 1,
});

/** An agent in a call with Asha Rao, and a host whose ticket and record a test changes. */
const inCall = () => {
  const kept: { ticket: Ticket; customer: Customer } = {
    ticket: ticket("Invoice missing"),
    customer: asha,
  };
  const page = openPage((host: FakeHost) => {
    readyAgent(host);
    host.desk.interactions = [call];
    host.also.push((method, path) => {
      if (method !== "GET") return undefined;
      const route = path.split("?")[0];
      if (route === "/tickets") {
        return { status: 200, body: { tickets: [kept.ticket], total: 1, next: null } };
      }
      if (route === `/customers/${asha.customerId}/history`) {
        const body = { interactions: [], tickets: [kept.ticket], callbacks: [], changes: [] };
        return { status: 200, body };
      }
      return undefined;
    });
  });
  return { ...page, kept };
};

describe("what an app changes", () => {
  it("of a ticket shows in the ticket's tab at once", async () => {
    const { host, user, kept } = inCall();
    await user.click(await screen.findByRole("tab", { name: "Ticket" }));
    await screen.findByText("Invoice missing");
    kept.ticket = ticket("Invoice sent again");
    host.deliver("ticketSaved", { ticketId: "T-1", customerId: asha.customerId }, "context");
    await screen.findByText("Invoice sent again");
  });

  it("shows in the customer's history at once", async () => {
    const { host, user, kept } = inCall();
    await user.click(await screen.findByRole("tab", { name: "History" }));
    await screen.findByText("Invoice missing");
    kept.ticket = ticket("Invoice sent again");
    host.deliver("ticketSaved", { ticketId: "T-1", customerId: asha.customerId }, "context");
    await screen.findByText("Invoice sent again");
  });

  it("of the record shows on the customer's card with the desk", async () => {
    const { host } = inCall();
    await screen.findByText("Pune");
    host.desk.interactions = [{ ...call, customer: { ...asha, city: "Nagpur", revision: 2 } }];
    host.show();
    await screen.findByText("Nagpur");
  });
});

describe("what apps put beside a record", () => {
  it("stands on the customer's card and below it, under the app's name", async () => {
    const { host } = inCall();
    await screen.findByText("Pune");
    host.desk.interactions = [
      {
        ...call,
        augments: [{ appName: "Call_Scores", data: { Score: 87, Complete: false } }],
        customer: {
          ...asha,
          augments: [
            { appName: "Orders", data: { "Open orders": 2, "Last order": "4711", Note: null } },
          ],
        },
      },
    ];
    host.show();
    const orders = within(await screen.findByRole("region", { name: "From Orders" }));
    expect(orders.getByText("Open orders")).toBeVisible();
    expect(orders.getByText("4711")).toBeVisible();
    const call_ = within(screen.getByRole("region", { name: "About this call" }));
    expect(call_.getByText("From Call_Scores")).toBeVisible();
    expect(call_.getByText("87")).toBeVisible();
    expect(call_.getByText("No")).toBeVisible();
  });
});

describe("the reference", () => {
  it("finds an entry as one types, and leads to the errors it may be refused with", async () => {
    const { user } = inCall();
    await user.click(await screen.findByRole("tab", { name: "Reference" }));
    await user.type(screen.getByRole("searchbox", { name: "Search the reference" }), "callHun");
    await user.keyboard("{Enter}");
    const entry = within(screen.getByRole("region", { name: "Entry of the reference" }));
    expect(entry.getByRole("heading", { name: "callHungup" })).toBeVisible();
    expect(entry.getByText(/client\.globalEvent\("callHungup"/)).toBeVisible();
    await user.click(entry.getByRole("button", { name: "Legacy" }));
    expect(entry.getByText(/client\.globalEvent\.register\("callHungup"/)).toBeVisible();
    await user.click(entry.getByRole("button", { name: /^122/ }));
    expect(entry.getByRole("heading", { name: "122" })).toBeVisible();
  });
});
