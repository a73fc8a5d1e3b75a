import { describe, expect, it } from "vitest";
import {
  changeRule,
  discard,
  isDirty,
  locateField,
  openDraft,
  problemsOf,
  putInSlot,
  reaches,
  reachesNobody,
  rebase,
  removeRule,
  wantedOf,
} from "../../src/app-manager/placement/placementDraft";
import { app, centre, placement } from "./fixtures";

const placed = app({ placements: [placement("workbench")], revision: 4 });

describe("placing an app", () => {
  it("puts the app into a slot for the role whose page is shown", () => {
    const draft = putInSlot(openDraft(app()), "dashboard", "supervisor");
    expect(wantedOf(draft)).toEqual([{ slot: "dashboard", roles: ["supervisor"] }]);
    expect(isDirty(draft)).toBe(true);
  });

  it("adds a role where the app already is in that slot, in the order of roles", () => {
    const draft = putInSlot(putInSlot(openDraft(app()), "navbar", "supervisor"), "navbar", "agent");
    expect(wantedOf(draft)).toEqual([{ slot: "navbar", roles: ["agent", "supervisor"] }]);
  });

  it("changes nothing when the role has the app there", () => {
    const draft = openDraft(placed);
    expect(putInSlot(draft, "workbench", "agent")).toBe(draft);
  });

  it("has nothing to save once a change is taken back", () => {
    const draft = openDraft(placed);
    const out = removeRule(draft, "p-workbench");
    expect(isDirty(out)).toBe(true);
    const back = putInSlot(out, "workbench", "agent");
    expect(isDirty(back)).toBe(false);
    expect(back.rules[0]?.id).toBe("p-workbench");
    expect(isDirty(discard(out))).toBe(false);
  });

  it("sends only what narrows", () => {
    const draft = changeRule(openDraft(placed), "p-workbench", {
      campaignIds: [101],
      sdkBaseUrl: " https://desk.example.org ",
    });
    expect(wantedOf(draft)).toEqual([
      {
        slot: "workbench",
        roles: ["agent"],
        campaignIds: [101],
        sdkBaseUrl: "https://desk.example.org",
      },
    ]);
  });

  it.each([
    ["ftp://desk.example.org", false],
    ["desk.example.org", false],
    ["https://desk.example.org/?a=1", false],
    ["https://desk.example.org/#a", false],
    ["https://", false],
    ["https://desk.example.org/sdk", true],
    ["http://localhost:4100", true],
    ["", true],
  ])("takes the SDK base URL “%s”: %s", (sdkBaseUrl, good) => {
    const draft = changeRule(openDraft(placed), "p-workbench", { sdkBaseUrl });
    expect(problemsOf(draft)).toEqual(good ? [] : [{ ruleId: "p-workbench", field: "sdkBaseUrl" }]);
  });

  it("asks for a role", () => {
    const draft = changeRule(openDraft(placed), "p-workbench", { roles: [] });
    expect(problemsOf(draft)).toEqual([{ ruleId: "p-workbench", field: "roles" }]);
  });

  it("finds the place that the host means by a field", () => {
    const draft = openDraft(placed);
    expect(locateField(draft, "placements[0].campaignIds")).toEqual({
      ruleId: "p-workbench",
      field: "campaignIds",
    });
    expect(locateField(draft, "placements[7].slot")).toBeNull();
    expect(locateField(draft, "revision")).toBeNull();
    expect(locateField(draft, null)).toBeNull();
  });
});

describe("a draft and what others do meanwhile", () => {
  const dirty = putInSlot(openDraft(placed), "navbar", "agent");

  it("follows the host while nothing is changed here", () => {
    const now = { ...placed, revision: 5, placements: [placement("modal")] };
    expect(rebase(openDraft(placed), now)).toEqual(openDraft(now));
  });

  it("keeps changes when only a release was activated", () => {
    const rebased = rebase(dirty, { ...placed, revision: 5, active: "1.0.0" });
    expect(rebased).toMatchObject({ revision: 5, state: "current" });
    expect(rebased.rules).toEqual(dirty.rules);
  });

  it("is stale when somebody else changed the places, and stays the same object then", () => {
    const now = { ...placed, revision: 5, placements: [placement("modal")] };
    const stale = rebase(dirty, now);
    expect(stale.state).toBe("stale");
    expect(rebase(stale, { ...now, revision: 6 })).toBe(stale);
  });

  it("is done when somebody else made the very same change", () => {
    const now = {
      ...placed,
      revision: 5,
      placements: [placement("workbench"), placement("navbar")],
    };
    expect(isDirty(rebase(dirty, now))).toBe(false);
    expect(rebase(dirty, now).state).toBe("current");
  });

  it("ignores an older answer that comes late", () => {
    expect(rebase(dirty, { ...placed, revision: 3, placements: [] })).toBe(dirty);
  });
});

describe("who gets an app by a place", () => {
  const rule = {
    roles: ["agent", "supervisor"] as const,
    processId: 1,
    campaignIds: [],
    queueIds: [],
  };

  it("narrows agents to their campaign's process, campaign and queues", () => {
    const agent = (campaignId: number | null) => ({ role: "agent" as const, campaignId });
    expect(reaches(rule, agent(101), centre)).toBe(true);
    expect(reaches(rule, agent(201), centre)).toBe(false);
    expect(reaches({ ...rule, processId: null, queueIds: [2001] }, agent(201), centre)).toBe(true);
    expect(reaches({ ...rule, processId: null, queueIds: [2001] }, agent(101), centre)).toBe(false);
    expect(reaches({ ...rule, campaignIds: [201] }, agent(null), centre)).toBe(true);
  });

  it("narrows nobody but agents", () => {
    expect(reaches(rule, { role: "supervisor", campaignId: null }, centre)).toBe(true);
    expect(reaches(rule, { role: "administrator", campaignId: null }, centre)).toBe(false);
  });

  it("notices process, campaigns and queues that contradict each other", () => {
    expect(reachesNobody({ ...rule, campaignIds: [201] }, centre)).toBe(true);
    expect(reachesNobody({ ...rule, campaignIds: [101] }, centre)).toBe(false);
    expect(reachesNobody({ ...rule, roles: ["supervisor"], campaignIds: [201] }, centre)).toBe(
      false,
    );
  });
});
