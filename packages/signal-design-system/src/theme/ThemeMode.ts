import { createContext, useContext } from "react";

/** What an app may ask for. Only light is ever shown: a slot is light on every host. */
export type ThemeMode = "light" | "dark" | "system";

/** What {@link useThemeMode} gives. */
export interface ThemeModeState {
  /** The mode that is shown. */
  readonly mode: "light";
  /** The mode that was asked for last. */
  readonly requestedMode: ThemeMode;
  /** Notes another wish; the surface stays light. */
  readonly setMode: (mode: ThemeMode) => void;
  /** Switches the wish between light and dark; the surface stays light. */
  readonly toggleMode: () => void;
}

/** Carries the mode from the provider down. */
export const ThemeModeContext = /* @__PURE__ */ createContext<ThemeModeState | null>(null);

/** The theme's mode. Outside `ExotelThemeProvider` it is light and can't be changed. */
export function useThemeMode(): ThemeModeState {
  return useContext(ThemeModeContext) ?? withoutProvider;
}

const ignore = (): void => {};

const withoutProvider: ThemeModeState = {
  mode: "light",
  requestedMode: "light",
  setMode: ignore,
  toggleMode: ignore,
};

/**
 * Of two variants of something (a logo, an illustration), the one for the theme that is shown: the second, light one.
 */
export function useLoadDataByTheme<Dark, Light>(_dark: Dark, light: Light): Light {
  return light;
}
