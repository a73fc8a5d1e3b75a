import { describe, expect, it } from "vitest";
import { isSlotName, suggestName } from "../../src/app-manager/placement/newSlot";
import { openDraft } from "../../src/app-manager/placement/placementDraft";
import { placementWords } from "../../src/app-manager/placement/placementWords";
import { app, centre, placement, slots } from "./fixtures";

const words = (...placements: ReturnType<typeof placement>[]): string[] =>
  placementWords(openDraft(app({ placements })).rules, slots, centre);

describe("where an app shows, in words", () => {
  it("joins the slots of the same people", () => {
    expect(words(placement("workbench"), placement("modal"))).toEqual([
      "Workbench and Modal for agents",
    ]);
  });

  it("says everyone for all roles, and each group of people for itself", () => {
    expect(
      words(
        placement("navbar", { roles: ["agent", "supervisor", "administrator"] }),
        placement("dashboard", { roles: ["supervisor"] }),
      ),
    ).toEqual(["Navbar for everyone", "Dashboard for supervisors"]);
  });

  it("says what narrows it, where there are agents", () => {
    expect(words(placement("workbench", { processId: 1, queueIds: [1001] }))).toEqual([
      "Workbench for agents, in the process Customer care and with the queue General",
    ]);
    expect(words(placement("navbar", { roles: ["supervisor"], campaignIds: [101] }))).toEqual([
      "Navbar for supervisors",
    ]);
  });

  it("names a slot that is gone by its name", () => {
    expect(words(placement("old-slot"))).toEqual(["old-slot for agents"]);
  });
});

describe("a slot's name", () => {
  it.each([
    ["Order lookup", "order-lookup"],
    ["3. Ünder-Way!", "under-way"],
    ["顧客", ""],
    ["x".repeat(60), "x".repeat(40)],
  ])("is suggested from the title “%s”", (title, name) => {
    expect(suggestName(title)).toBe(name);
  });

  it("keeps the host's rule", () => {
    expect(["a", "order-lookup", "a1"].every(isSlotName)).toBe(true);
    expect(["", "1a", "Order", "a_b", "-a", "a".repeat(41)].some(isSlotName)).toBe(false);
  });
});
