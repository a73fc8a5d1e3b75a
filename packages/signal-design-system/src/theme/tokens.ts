/**
 * The raw colours and measures of the surface. Everything else in the theme refers to these, so that contrast can be
 * tested in one place.
 */

/** Neutral greys, from the paper to the ink. */
export const neutral = {
  0: "#ffffff",
  25: "#fbfcfd",
  50: "#f6f7f9",
  100: "#eff1f4",
  200: "#e3e6eb",
  300: "#d3d8df",
  400: "#b4bbc6",
  500: "#848d9b",
  600: "#5f6978",
  700: "#474f5d",
  800: "#2f3642",
  900: "#1a1f28",
} as const;

/** The one accent, for action and selection. */
export const accent = {
  50: "#eef2fe",
  100: "#dde6fd",
  200: "#bccdfa",
  300: "#8fabf5",
  500: "#3a5fdb",
  600: "#2f52c9",
  700: "#2542a8",
  800: "#1f3786",
} as const;

/** The colours that a state, a tone or an avatar is painted with. */
export interface TonalColorTokens {
  /** Soft background. */
  readonly bg: string;
  /** Text and icons on `bg`; at least 4.5:1. */
  readonly text: string;
  /** Soft background under the pointer. */
  readonly hoverBg: string;
  /** Soft background of something that can't be used now. */
  readonly disabledBg: string;
}

/** The tones that {@link resolveTonalColor} knows. */
export type TonalColor =
  | "primary"
  | "secondary"
  | "neutral"
  | "success"
  | "warning"
  | "error"
  | "info";

/** Soft surfaces for chips, badges, tonal buttons and alerts. */
export const tonal: Readonly<Record<TonalColor, TonalColorTokens>> = {
  primary: { bg: accent[50], text: accent[700], hoverBg: accent[100], disabledBg: neutral[100] },
  secondary: {
    bg: neutral[100],
    text: neutral[800],
    hoverBg: neutral[200],
    disabledBg: neutral[100],
  },
  neutral: {
    bg: neutral[100],
    text: neutral[700],
    hoverBg: neutral[200],
    disabledBg: neutral[100],
  },
  success: { bg: "#e7f6ec", text: "#17603b", hoverBg: "#d5eedd", disabledBg: neutral[100] },
  warning: { bg: "#fef4dc", text: "#7d4600", hoverBg: "#fbe8bd", disabledBg: neutral[100] },
  error: { bg: "#fdeeee", text: "#a31f27", hoverBg: "#fbdcdd", disabledBg: neutral[100] },
  info: { bg: "#e4f4f5", text: "#0c5c63", hoverBg: "#cfeaec", disabledBg: neutral[100] },
};

/** What an agent or an interaction can be, as far as colour is concerned. */
export type StateName =
  | "available"
  | "ringing"
  | "onCall"
  | "hold"
  | "wrapUp"
  | "break"
  | "offline"
  | "failure";

/** Colours of one state. */
export interface StateTokens {
  /** Strong colour: icons, bars and filled buttons. At least 4.5:1 on white. */
  readonly main: string;
  /** Text on `main`. */
  readonly contrastText: string;
  /** Soft background. */
  readonly bg: string;
  /** Text on `bg`. */
  readonly text: string;
  /** Hairline around `bg`. */
  readonly border: string;
}

const white = neutral[0];

/** Colours of the states, never the only carrier of a state: an icon and a word go with each. */
export const state: Readonly<Record<StateName, StateTokens>> = {
  available: {
    main: "#1b7a48",
    contrastText: white,
    bg: "#e7f6ec",
    text: "#17603b",
    border: "#b9dfc6",
  },
  ringing: {
    main: accent[500],
    contrastText: white,
    bg: accent[50],
    text: accent[700],
    border: accent[200],
  },
  onCall: {
    main: "#0d747d",
    contrastText: white,
    bg: "#e4f4f5",
    text: "#0c5c63",
    border: "#b3dcdf",
  },
  hold: {
    main: "#a35a00",
    contrastText: white,
    bg: "#fef4dc",
    text: "#7d4600",
    border: "#f0d698",
  },
  wrapUp: {
    main: "#a35a00",
    contrastText: white,
    bg: "#fef4dc",
    text: "#7d4600",
    border: "#f0d698",
  },
  break: {
    main: neutral[600],
    contrastText: white,
    bg: neutral[100],
    text: neutral[700],
    border: neutral[300],
  },
  offline: {
    main: neutral[600],
    contrastText: white,
    bg: neutral[50],
    text: neutral[600],
    border: neutral[200],
  },
  failure: {
    main: "#c5282f",
    contrastText: white,
    bg: "#fdeeee",
    text: "#a31f27",
    border: "#f3c1c3",
  },
};

/** Grounds that things lie on. */
export const surface = {
  /** The page itself. */
  elevation0: neutral[50],
  /** What lies on the page: panels, cards, fields. */
  elevation1: neutral[0],
} as const;

/** Text colours. */
export const text = {
  primary: neutral[900],
  secondary: neutral[600],
  disabled: neutral[500],
  placeholder: "#6b7483",
} as const;

/** Heights, radii and times that more than one component uses. Pixels and milliseconds. */
export const measure = {
  unit: 4,
  control: 32,
  controlCompact: 28,
  controlLarge: 40,
  radius: 6,
  motionMs: 120,
} as const;

/** The one shadow, for what floats above the page. */
export const floatShadow =
  "0 0 0 1px rgb(26 31 40 / 0.06), 0 2px 4px -1px rgb(26 31 40 / 0.06), 0 12px 28px -6px rgb(26 31 40 / 0.16)";

/** Backgrounds of avatars, each with a text colour that can be read on it. */
export const avatarColors: ReadonlyArray<{ readonly bgcolor: string; readonly color: string }> = [
  { bgcolor: "#dde6fd", color: "#2542a8" },
  { bgcolor: "#d8f0e0", color: "#17603b" },
  { bgcolor: "#d3ecee", color: "#0c5c63" },
  { bgcolor: "#fbe8bd", color: "#7d4600" },
  { bgcolor: "#fbdcdd", color: "#a31f27" },
  { bgcolor: "#ebe1fb", color: "#5b2fa3" },
  { bgcolor: "#fadff0", color: "#962066" },
  { bgcolor: "#e3e6eb", color: "#2f3642" },
];
