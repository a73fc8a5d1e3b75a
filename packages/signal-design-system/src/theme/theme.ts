import {
  type Components,
  createTheme,
  type Shadows,
  type Theme,
  type ThemeOptions,
  type TypographyVariantsOptions,
} from "@mui/material/styles";

import "./augmentation";
import { controls } from "./controls";
import { fields } from "./fields";
import { merged } from "./merge";
import { surfaces } from "./surfaces";
import {
  accent,
  floatShadow,
  measure,
  neutral,
  type StateName,
  state,
  surface,
  text,
  tonal,
} from "./tokens";

/** The family that the provider loads, and what stands in for it. */
export const fontFamily =
  '"Inter Variable", Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

/** The family for identifiers, payloads and code. */
export const monospaceFamily =
  'ui-monospace, "SF Mono", SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace';

/** Sizes stand in rem so that they follow the reader's own setting. */
const rem = (px: number): string => `${px / 16}rem`;

const typeStyle = (size: number, line: number, weight: number, tracking = 0) => ({
  fontSize: rem(size),
  lineHeight: rem(line),
  fontWeight: weight,
  letterSpacing: tracking === 0 ? "normal" : `${tracking}em`,
});

const typography: TypographyVariantsOptions = {
  fontFamily,
  h1: typeStyle(20, 28, 600, -0.012),
  h2: typeStyle(20, 28, 600, -0.012),
  h3: typeStyle(16, 24, 600, -0.008),
  h4: typeStyle(16, 24, 600, -0.008),
  h5: typeStyle(13, 20, 600),
  h6: typeStyle(13, 20, 600),
  subtitle1: typeStyle(13, 20, 600),
  subtitle2: typeStyle(12, 16, 600),
  body1: typeStyle(13, 20, 400),
  body2: typeStyle(12, 16, 400),
  caption: typeStyle(12, 16, 400),
  overline: { ...typeStyle(12, 16, 500), textTransform: "none" },
  button: { ...typeStyle(13, 20, 500), textTransform: "none" },
};

const times = {
  shortest: 80,
  shorter: 100,
  short: measure.motionMs,
  standard: measure.motionMs,
  complex: 140,
  enteringScreen: measure.motionMs,
  leavingScreen: 80,
} as const;

const baseline: Components<Theme> = {
  MuiCssBaseline: {
    styleOverrides: {
      ":root": { colorScheme: "light" },
      body: {
        ...typeStyle(13, 20, 400),
        WebkitFontSmoothing: "antialiased",
        MozOsxFontSmoothing: "grayscale",
        backgroundColor: surface.elevation0,
      },
      "@media (prefers-reduced-motion: reduce)": {
        "*, *::before, *::after": {
          animationDuration: "0.01ms !important",
          animationIterationCount: "1 !important",
          transitionDuration: "0.01ms !important",
          scrollBehavior: "auto !important",
        },
      },
    },
  },
};

/** A palette colour in the shades of a state. */
const tone = (name: StateName) => ({
  light: state[name].bg,
  main: state[name].main,
  dark: state[name].text,
  contrastText: state[name].contrastText,
});

/** One elevation: whatever floats has the same shadow. */
const shadows = ["none", ...Array.from({ length: 24 }, () => floatShadow)] as Shadows;

const options: ThemeOptions & { cssVariables: true } = {
  cssVariables: true,
  spacing: measure.unit * 2,
  shape: { borderRadius: measure.radius },
  palette: {
    mode: "light",
    primary: {
      light: accent[300],
      main: accent[500],
      dark: accent[600],
      contrastText: neutral[0],
    },
    secondary: {
      light: neutral[400],
      main: neutral[700],
      dark: neutral[800],
      contrastText: neutral[0],
    },
    success: tone("available"),
    warning: tone("hold"),
    error: tone("failure"),
    info: tone("onCall"),
    text: { primary: text.primary, secondary: text.secondary, disabled: text.disabled },
    divider: neutral[200],
    background: { default: surface.elevation0, paper: neutral[0] },
    action: {
      hover: neutral[100],
      selected: accent[50],
      disabled: text.disabled,
      disabledBackground: neutral[100],
    },
    neutral,
    surface,
    state,
    tonal,
  },
  shadows,
  typography,
  transitions: { duration: times },
  components: { ...baseline, ...controls, ...fields, ...surfaces },
};

/** Removes what would turn the surface dark: slots are light on every host. */
function lightOnly(overrides: ThemeOptions): ThemeOptions {
  const { palette, colorSchemes: _dropped, ...rest } = overrides;
  return palette === undefined ? rest : { ...rest, palette: { ...palette, mode: "light" } };
}

/**
 * The signal theme: Inter 13/20, a 4 px grid, 32 px controls, hairlines, one elevation, one accent, light only.
 *
 * `overrides` are merged over it; a dark palette mode or further colour schemes in them are ignored.
 */
export function createSignalTheme(overrides: ThemeOptions = {}): Theme {
  // Merged before the theme is made: what is derived from the palette (variables, shades) must see the overrides.
  return createTheme(merged(options, lightOnly(overrides)));
}
