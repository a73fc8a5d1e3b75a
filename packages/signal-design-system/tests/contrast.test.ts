import { describe, expect, it } from "vitest";
import { createSignalTheme } from "../src/theme/theme";
import { accent, avatarColors, neutral, state, surface, text, tonal } from "../src/theme/tokens";

/** Relative luminance of a `#rrggbb` colour, as WCAG 2 defines it. */
function luminance(hex: string): number {
  const channel = (start: number): number => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

const grounds = { page: surface.elevation0, panel: surface.elevation1, hover: neutral[100] };

describe("text can be read (4.5:1 or better)", () => {
  const pairs: Array<[string, string, string]> = [
    ...Object.entries(grounds).flatMap(
      ([name, ground]): Array<[string, string, string]> => [
        [`primary text on the ${name}`, text.primary, ground],
        [`secondary text on the ${name}`, text.secondary, ground],
      ],
    ),
    ["placeholder in a field", text.placeholder, neutral[0]],
    ["label of a field", neutral[700], surface.elevation0],
    ["tooltip", neutral[0], neutral[800]],
    ["primary button", neutral[0], accent[500]],
    ["primary button under the pointer", neutral[0], accent[600]],
    ["selected entry", accent[700], accent[50]],
    ["primary colour as text", accent[500], neutral[0]],
    ["secondary text on a selected entry", text.secondary, accent[50]],
    ...Object.entries(tonal).flatMap(
      ([name, tone]): Array<[string, string, string]> => [
        [`tonal ${name}`, tone.text, tone.bg],
        [`tonal ${name} under the pointer`, tone.text, tone.hoverBg],
      ],
    ),
    ...Object.entries(state).flatMap(
      ([name, tone]): Array<[string, string, string]> => [
        [`state ${name}, soft`, tone.text, tone.bg],
        [`state ${name}, strong`, tone.contrastText, tone.main],
        [`state ${name} as text on a panel`, tone.main, neutral[0]],
        [`state ${name}, darker, as text on a panel`, tone.text, neutral[0]],
        [`state ${name}, filled button under the pointer`, tone.contrastText, tone.text],
      ],
    ),
    ...avatarColors.map(({ bgcolor, color }): [string, string, string] => [
      `avatar ${bgcolor}`,
      color,
      bgcolor,
    ]),
  ];
  it.each(pairs)("%s", (_name, foreground, background) => {
    expect(contrast(foreground, background)).toBeGreaterThanOrEqual(4.5);
  });
});

describe("marks can be seen (3:1 or better)", () => {
  const pairs: Array<[string, string, string]> = [
    ["disabled text on a panel", text.disabled, neutral[0]],
    ["focus ring on the page", accent[500], surface.elevation0],
    ["switch that is off", neutral[500], neutral[0]],
    ...Object.entries(state).map(([name, tone]): [string, string, string] => [
      `icon of the state ${name} on its soft ground`,
      tone.main,
      tone.bg,
    ]),
  ];
  it.each(pairs)("%s", (_name, foreground, background) => {
    expect(contrast(foreground, background)).toBeGreaterThanOrEqual(3);
  });
});

describe("the theme", () => {
  it("offers states, tones and grounds as palette tokens", () => {
    const { palette } = createSignalTheme();
    expect(palette.state.ringing.main).toBe(state.ringing.main);
    expect(palette.tonal.primary.bg).toBe(tonal.primary.bg);
    expect(palette.surface).toEqual({
      elevation0: surface.elevation0,
      elevation1: surface.elevation1,
    });
  });

  it("moves nothing for 150 ms or longer", () => {
    const { duration } = createSignalTheme().transitions;
    expect(Math.max(...Object.values(duration))).toBeLessThan(150);
  });

  it("has one elevation", () => {
    const [none, ...floating] = createSignalTheme().shadows;
    expect(none).toBe("none");
    expect(new Set(floating).size).toBe(1);
  });
});
