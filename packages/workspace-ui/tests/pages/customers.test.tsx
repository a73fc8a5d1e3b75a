import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Callback, Customer, CustomerHistory } from "../../src/host/types";
import type { Answer, FakeHost } from "../host/FakeHost";
import { customers } from "../host/fixtures";
import { openPage, readyAgent } from "./openPage";

const asha = customers[0] as Customer;

const history: CustomerHistory = {
  interactions: [],
  tickets: [],
  callbacks: [],
  changes: [{ at: 1_000, by: "agent2", changed: [{ column: "city", from: "Mumbai", to: "Pune" }] }],
};

const callback: Callback = {
  callbackId: "c1",
  campaignId: 1,
  customerId: 1001,
  phone: asha.phone,
  displayPhone: asha.phone,
  callbackTime: 1_000,
  userId: "agent1",
  state: "due",
  note: "Refund",
  createdBy: "agent1",
  createdAt: 1,
};

/** A host that keeps customers. */
const keeper =
  (kept: Map<number, Customer>, callbacks: Callback[] = []) =>
  (method: string, path: string, body: Record<string, unknown>): Answer | undefined => {
    const [place = "", query = ""] = path.split("?");
    const one = /^\/customers\/(\d+)(\/history)?$/.exec(place);
    if (path.startsWith("/callbacks")) return { status: 200, body: { callbacks } };
    if (one?.[2]) return { status: 200, body: history };
    if (one) {
      const current = kept.get(Number(one[1]));
      if (current === undefined) return { status: 404, body: {} };
      if (method === "GET") return { status: 200, body: current };
      if (body.revision !== current.revision) {
        const refused = { code: "stale-revision", message: "changed", remedy: "look again" };
        return { status: 409, body: { ...refused, details: current } };
      }
      const saved = { ...(body as unknown as Customer), revision: current.revision + 1 };
      kept.set(saved.customerId, saved);
      return { status: 200, body: saved };
    }
    if (place !== "/customers") return undefined;
    if (method === "POST") {
      const made = { ...(body as unknown as Customer), customerId: 2001, revision: 1 };
      kept.set(made.customerId, made);
      return { status: 201, body: made };
    }
    const wanted = new URLSearchParams(query);
    const found = [...kept.values()].filter(
      ({ name, phone }) =>
        phone === wanted.get("phone") ||
        name.toLowerCase().includes((wanted.get("q") ?? "\0").toLowerCase()),
    );
    return { status: 200, body: { customers: found } };
  };

const open = (prepare: (host: FakeHost, kept: Map<number, Customer>) => void) => {
  const kept = new Map([[asha.customerId, asha]]);
  const page = openPage((host) => {
    readyAgent(host);
    host.slotApps = [];
    host.mode = { demo: false, dev: false };
    prepare(host, kept);
  });
  return { ...page, kept };
};

const ring = (host: FakeHost, phone: string): void => {
  const call = { kind: "inbound-call", agent: "agent1", phone };
  host.answer("POST", "/simulator/calls", call, null);
};

describe("a customer's record", () => {
  it("shows theirs and mine where somebody else was quicker, and saves what is chosen", async () => {
    const { user, kept } = open((host, all) => {
      host.also.push(keeper(all));
      ring(host, asha.phone);
      all.set(1001, { ...asha, city: "Nashik", email: "rao@example.com", revision: 2 });
    });
    await user.click(await screen.findByRole("button", { name: "Edit" }));
    const city = screen.getByLabelText("City");
    await user.clear(city);
    await user.type(city, "Mumbai");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await user.click(await screen.findByRole("button", { name: "Theirs: Nashik" }));
    await user.click(screen.getByRole("button", { name: "Save both changes" }));
    await waitFor(() => expect(kept.get(1001)?.revision).toBe(3));
    expect(kept.get(1001)).toMatchObject({ city: "Nashik", email: "rao@example.com" });
  });

  it("is made of an unknown caller's number, and shows beside the call at once", async () => {
    const { user } = open((host, all) => {
      host.also.push(keeper(all));
      ring(host, "+911234567890");
    });
    await user.click(await screen.findByRole("button", { name: "Create a customer" }));
    expect(await screen.findByLabelText(/Phone/)).toHaveValue("+911234567890");
    await user.type(screen.getByLabelText(/Name/), "Ravi Menon");
    await user.click(screen.getByRole("button", { name: "Create" }));
    expect(await screen.findByText("Customer 2001")).toBeVisible();
  });

  it("is found by name; its history shows who changed what", async () => {
    const { user } = open((host, all) => host.also.push(keeper(all)));
    await user.click(await screen.findByRole("button", { name: "Find a customer" }));
    await user.type(await screen.findByRole("searchbox"), "asha");
    await user.click(await screen.findByText("Asha Rao"));
    const dialog = await screen.findByRole("dialog", { name: "Asha Rao" });
    await user.click(within(dialog).getByRole("tab", { name: "History" }));
    expect(await within(dialog).findByText("City: Mumbai → Pune")).toBeVisible();
  });
});

describe("callbacks", () => {
  it("are dialled, and cancelled only after asking", async () => {
    const { user, host } = open((made, all) => made.also.push(keeper(all, [callback])));
    await user.click(await screen.findByRole("button", { name: /^Call Asha Rao/ }));
    expect(host.commanded.at(-1)).toEqual({ command: "dialCallback", callbackId: "c1" });
    await user.click(screen.getByRole("button", { name: /More about the callback/ }));
    await user.click(await screen.findByRole("menuitem", { name: "Cancel the callback" }));
    const dialog = await screen.findByRole("dialog", { name: "Cancel this callback?" });
    expect(host.commanded.at(-1)).toMatchObject({ command: "dialCallback" });
    await user.click(within(dialog).getByRole("button", { name: "Cancel the callback" }));
    await waitFor(() =>
      expect(host.commanded.at(-1)).toEqual({ command: "cancelCallback", callbackId: "c1" }),
    );
  });
});

describe("the dial pad", () => {
  it("finds whom one calls by name, and dials their number", async () => {
    const { user, host } = open((made, all) => made.also.push(keeper(all)));
    const form = await screen.findByRole("form", { name: "Call a number" });
    await user.type(within(form).getByRole("textbox", { name: "Call a number" }), "asha");
    await user.click(await within(form).findByText("Asha Rao"));
    await user.click(within(form).getByRole("button", { name: "Call" }));
    expect(host.commanded.at(-1)).toEqual({
      command: "dial",
      phone: asha.phone,
      customerId: 1001,
    });
  });
});
