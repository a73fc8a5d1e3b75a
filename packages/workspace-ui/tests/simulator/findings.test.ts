import { describe, expect, it } from "vitest";
import { Refusal } from "../../src/host/refusal";
import { findingsOf, offsetOf } from "../../src/simulator/findings";

const finding = { line: 2, column: 3, message: "`cal` is no verb", remedy: "did you mean `call`?" };
const refused = (code: string, details: unknown): Refusal =>
  new Refusal(422, code, "yaml:2:3", "mend it", undefined, details);

describe("findings", () => {
  it("come from a refusal of the scenario's text", () => {
    expect(findingsOf(refused("invalid-scenario", { findings: [finding] }))).toEqual([finding]);
  });

  it.each([
    ["another refusal", refused("others-signed-in", { findings: [finding] })],
    ["details of another form", refused("invalid-scenario", { findings: "many" })],
    ["no details", refused("invalid-scenario", undefined)],
    ["entries of another form", refused("invalid-scenario", { findings: [{ line: "2" }, null] })],
    ["an error of the network", new TypeError("Failed to fetch")],
  ])("are none with %s", (_case, error) => {
    expect(findingsOf(error)).toEqual([]);
  });
});

describe("a place in a text", () => {
  const text = "ab\n🙂cd\n\nend";
  it.each([
    [1, 1, 0],
    [1, 3, 2],
    [2, 2, 5],
    [2, 3, 6],
    [3, 1, 8],
    [4, 2, 10],
  ])("line %i, column %i is at %i", (line, column, offset) => {
    expect(offsetOf(text, line, column)).toBe(offset);
  });

  it("never lies outside of it", () => {
    expect(offsetOf(text, 99, 99)).toBe(text.length);
    expect(offsetOf(text, 1, 99)).toBe(2);
    expect(offsetOf(text, 0, 0)).toBe(0);
  });
});
