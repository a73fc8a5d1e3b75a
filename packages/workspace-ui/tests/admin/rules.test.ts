import { describe, expect, it } from "vitest";
import { campaignSection, codeFor, freshCampaign } from "../../src/admin/campaigns/campaignSection";
import { differences, same } from "../../src/admin/configuration/same";
import { moved, wordProblems } from "../../src/admin/lists/listRules";
import { isPhone } from "../../src/admin/lists/sections";
import {
  isLastAdministrator,
  passwordProblem,
  userIdProblem,
} from "../../src/admin/users/accountRules";
import type { CampaignSetup } from "../../src/host/configuration";
import { account, configuration } from "./SetupHost";

describe("two versions of a section", () => {
  it("are the same whatever is missing, null or undefined", () => {
    expect(same({ a: 1, b: null }, { a: 1, c: undefined })).toBe(true);
    expect(same([1, 2], [2, 1])).toBe(false);
  });

  it("differ in named fields, list elements by their name", () => {
    const theirs = { campaignName: "Care", codes: [{ label: "Done", code: "A" }] };
    const mine = { campaignName: "Support", codes: [{ label: "Done", code: "B" }] };
    expect(differences(theirs, mine)).toEqual([
      { path: ["campaignName"], theirs: "Care", mine: "Support" },
      { path: ["codes", "Done", "code"], theirs: "A", mine: "B" },
    ]);
  });

  it("show a list of plain words as one field", () => {
    expect(differences({ breaks: ["Tea"] }, { breaks: ["Tea", "Lunch"] })).toEqual([
      { path: ["breaks"], theirs: ["Tea"], mine: ["Tea", "Lunch"] },
    ]);
  });
});

describe("a list", () => {
  it("moves an element, and not beyond its ends", () => {
    expect(moved(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
    expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
  });

  it("of words has each once, and none empty", () => {
    expect(
      wordProblems(["Tea", " ", "Tea"], (index) => `${index}`).map(({ path }) => path),
    ).toEqual(["1", "2"]);
  });
});

describe("a campaign", () => {
  const problems = (change: Partial<CampaignSetup>): string[] => {
    const stored = configuration();
    const campaign = { ...(stored.campaigns[0] as CampaignSetup), ...change };
    return campaignSection(campaign.campaignId)
      .problems(campaign, stored)
      .map(({ path }) => path);
  };

  it("as it is set up has nothing to mend", () => {
    expect(problems({})).toEqual([]);
  });

  it.each([
    ["a name", { campaignName: " " }, ["campaignName"]],
    ["a name of its own", { campaignName: "Renewals" }, ["campaignName"]],
    ["a number", { number: "none" }, ["number"]],
    ["a process", { processId: 99 }, ["processId"]],
    ["a disposition", { dispositions: [] }, ["dispositions"]],
    ["web addresses", { crmURL: "javascript:alert(1)" }, ["crmURL"]],
    [
      "a titled page",
      { embeddedPage: { title: "", url: "ftp://x" } },
      ["embeddedPage.title", "embeddedPage.url"],
    ],
  ] as [string, Partial<CampaignSetup>, string[]][])("needs %s", (_, change, paths) => {
    expect(problems(change)).toEqual(paths);
  });

  it("has each disposition code once, over all classes", () => {
    const dispositions = ["A", "B"].map((dispositionClass) => ({
      dispositionClass,
      codes: [{ dispositionCode: "SAME", label: "Same" }],
    }));
    expect(problems({ dispositions })).toEqual(["dispositions.1.codes.0.dispositionCode"]);
  });

  it("that is new has usual settings and an id of its own", () => {
    const { campaigns } = configuration();
    const made = freshCampaign(
      {
        campaignName: " New ",
        campaignType: "Chat Campaign",
        processId: 1,
        number: "100",
      },
      campaigns,
    );
    expect(campaigns.map(({ campaignId }) => campaignId)).not.toContain(made.campaignId);
    expect(made).toMatchObject({ campaignName: "New", serviceLevel: 20_000, chatsAtOnce: 3 });
  });

  it.each([
    ["Call back", "CALL_BACK"],
    ["Größe (neu)!", "GRO_E_NEU"],
    ["  ", ""],
  ])("gives the disposition %j the code %j", (label, code) => {
    expect(codeFor(label)).toBe(code);
  });
});

describe("a number", () => {
  it.each(["+91 98000 00001", "100", "(080) 4123-4101", "sip:desk@example.org"])(
    "%s can be dialled",
    (text) => expect(isPhone(text)).toBe(true),
  );
  it.each(["", "call her", "+", "12ab"])("%j can't", (text) => expect(isPhone(text)).toBe(false));
});

describe("an account", () => {
  const admin = account({ userId: "admin1", role: "administrator" });

  it("of the last active administrator is known as such", () => {
    const resting = account({ userId: "admin2", role: "administrator", active: false });
    expect(isLastAdministrator(admin, [admin, resting, account({})])).toBe(true);
    expect(isLastAdministrator(admin, [admin, { ...resting, active: true }])).toBe(false);
    expect(isLastAdministrator(resting, [admin, resting])).toBe(false);
  });

  it("has an ID that the host takes and nobody else has", () => {
    expect(userIdProblem("new.agent@desk", [admin])).toBeNull();
    expect(userIdProblem("admin1", [admin])).toMatch(/already/);
    expect(userIdProblem("two words", [admin])).toMatch(/letters, digits/);
  });

  it("has a password of eight characters, counted as people count", () => {
    expect(passwordProblem("1234567")).toMatch(/8/);
    expect(passwordProblem("👍👍👍👍👍👍👍")).toMatch(/8/);
    expect(passwordProblem("12345678")).toBeNull();
  });
});
