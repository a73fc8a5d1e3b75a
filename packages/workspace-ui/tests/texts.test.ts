import { describe, expect, it } from "vitest";
import * as format from "../src/texts/format";
import { t } from "../src/texts/texts";

describe("texts", () => {
  it("put their values in", () => {
    expect(t("signIn.demoFill", { userId: "agent1", role: "Agent" })).toContain("agent1");
    expect(t("inspector.count", { shown: 2, total: 5 })).toBe("2 of 5");
  });
});

describe("formats", () => {
  it.each([
    ["+919845012345", "+91 98450 12345"],
    ["9845012345", "98450 12345"],
    ["+12125550123", "+1 212 555 0123"],
    ["1800", "1800"],
    ["sip:desk@example.org", "sip:desk@example.org"],
  ])("the phone %s reads %s", (dialled, shown) => {
    expect(format.phone(dialled)).toBe(shown);
  });

  it.each([
    ["customerSince", "Customer since"],
    ["SIGNED_OUT", "Signed out"],
    ["plan", "Plan"],
    ["Open tickets", "Open tickets"],
  ])("the name %s reads %s", (name, shown) => {
    expect(format.words(name)).toBe(shown);
  });

  it.each([
    [138, "138 B"],
    [1_234, "1.2 kB"],
    [5_600_000, "5.6 MB"],
  ])("%i characters read %s", (count, shown) => {
    expect(format.size(count)).toBe(shown);
  });
});
