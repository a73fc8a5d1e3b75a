import type { neutral, StateName, StateTokens, TonalColor, TonalColorTokens } from "./tokens";

/** Widens each value of a table of constants to `string`. */
type Shades = { [K in keyof typeof neutral]: string };

declare module "@mui/material/styles" {
  interface Palette {
    /** Neutral greys. */
    neutral: Shades;
    /** Grounds: `elevation0` the page, `elevation1` what lies on it. */
    surface: { elevation0: string; elevation1: string };
    /** Colours of agent and interaction states. */
    state: Record<StateName, StateTokens>;
    /** Soft surfaces; read them with `resolveTonalColor`. */
    tonal: Record<TonalColor, TonalColorTokens>;
  }
  interface PaletteOptions {
    neutral?: Partial<Shades>;
    surface?: { elevation0?: string; elevation1?: string };
    state?: Partial<Record<StateName, StateTokens>>;
    tonal?: Partial<Record<TonalColor, TonalColorTokens>>;
  }
}

declare module "@mui/material/Button" {
  interface ButtonPropsVariantOverrides {
    tonal: true;
  }
}
