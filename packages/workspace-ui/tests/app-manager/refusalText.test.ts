import { describe, expect, it } from "vitest";
import { refusalText, sentence } from "../../src/app-manager/refusalText";
import { factsOf } from "../../src/app-manager/releases/manifestFacts";
import { HostAway, Refusal } from "../../src/host/refusal";

describe("the host's words on a page", () => {
  it.each([
    ["there is no slot `a`", "There is no slot `a`."],
    ["`a` is not an address", "`a` is not an address."],
    ["manifest.json: `name` is missing", "manifest.json: `name` is missing."],
    ["Pack it again.", "Pack it again."],
    ["", ""],
  ])("make a sentence of “%s”", (fragment, whole) => {
    expect(sentence(fragment)).toBe(whole);
  });

  it("keep remedy, code and field", () => {
    const refusal = new Refusal(422, "unknown-slot", "there is no slot", "choose another", "slot");
    expect(refusalText(refusal)).toEqual({
      what: "There is no slot.",
      remedy: "Choose another.",
      code: "unknown-slot",
      field: "slot",
    });
  });

  it("say what to do when the host doesn't answer", () => {
    expect(refusalText(new HostAway())).toMatchObject({
      code: null,
      what: "The host did not answer.",
    });
  });
});

describe("a manifest's facts", () => {
  it("are read from whatever stands there", () => {
    expect(
      factsOf({
        description: " Notes ",
        author: { name: "Meera" },
        env: 3,
        start_url: "app.html",
        minimumRequiredAmeyoVersion: "4.0.0",
        incompatibleAmeyoVersions: ["4.1.0", 5],
      }),
    ).toEqual({
      description: "Notes",
      author: "Meera",
      environment: null,
      startPage: "app.html",
      oldestPlatform: "4.0.0",
      unfitPlatforms: ["4.1.0"],
    });
    expect(factsOf(null).description).toBeNull();
  });
});
