import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearest } from "../../src/bridge/nearest";

const names = ["callHungup", "callHeld", "callConnected", "agentReady", "get", "set"];

describe("the nearest name", () => {
  it.each([
    ["callHangup", "callHungup"],
    ["callhungup", "callHungup"],
    ["CALLCONNECTED", "callConnected"],
    ["callConect", "callConnected"],
    ["agentRedy", "agentReady"],
    ["gett", "get"],
    ["customerSelected", undefined],
    ["xyz", undefined],
    ["a", undefined],
    ["", undefined],
    ["c".repeat(100_000), undefined],
  ])("to %s is %s", (given, expected) => {
    expect(nearest(given, names)).toBe(expected);
  });

  it("is found whatever single character is wrong", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names.slice(0, 4)),
        fc.nat(),
        fc.constantFrom("put in", "taken out", "replaced"),
        (name, at, how) => {
          const cut = at % name.length;
          const rest = name.slice(how === "put in" ? cut : cut + 1);
          const wrong = `${name.slice(0, cut)}${how === "taken out" ? "" : "#"}${rest}`;
          expect(nearest(wrong, names)).toBe(name);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
