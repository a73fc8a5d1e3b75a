import { describe, expect, it } from "vitest";
import {
  createSignalTheme,
  getAvatarColors,
  getInitials,
  resolveTonalColor,
  stringToColor,
} from "../src";

describe("getInitials", () => {
  it.each([
    ["Asha Rao", "AR"],
    ["asha", "A"],
    ["  José  Ángel  Núñez ", "JN"],
    ["(Dr) अमित शर्मा", "Dश".toLocaleUpperCase()],
    ["", ""],
    ["🙂", ""],
  ])("%s is %s", (name, initials) => {
    expect(getInitials(name)).toBe(initials);
  });
});

describe("getAvatarColors", () => {
  it("gives the same name the same colours, whatever its case", () => {
    expect(getAvatarColors("Asha Rao")).toEqual(getAvatarColors(" asha rao "));
    expect(stringToColor("Asha Rao")).toBe(getAvatarColors("Asha Rao").bgcolor);
  });

  it("uses more than one colour", () => {
    const names = ["Asha", "Ben", "Chen", "Devi", "Ewa", "Farid", "Gita", "Hugo"];
    expect(new Set(names.map((name) => getAvatarColors(name).bgcolor)).size).toBeGreaterThan(3);
  });
});

describe("resolveTonalColor", () => {
  it("gives the four tokens of a tone, and the neutral ones for an unknown name", () => {
    const theme = createSignalTheme();
    expect(Object.keys(resolveTonalColor(theme, "success")).sort()).toEqual([
      "bg",
      "disabledBg",
      "hoverBg",
      "text",
    ]);
    expect(resolveTonalColor(theme, "inherit")).toEqual(resolveTonalColor(theme, "neutral"));
  });
});
