import CssBaseline from "@mui/material/CssBaseline";
import { type ThemeOptions, ThemeProvider } from "@mui/material/styles";
import { type ReactNode, useLayoutEffect, useMemo, useState } from "react";
import { loadTypeface } from "./font";
import { type ThemeMode, ThemeModeContext, type ThemeModeState } from "./ThemeMode";
import { createSignalTheme } from "./theme";

/** Props of {@link ExotelThemeProvider}. */
export interface ExotelThemeProviderProps {
  readonly children?: ReactNode;
  /** Accepted for compatibility; the surface is light whatever is asked for. */
  readonly defaultMode?: ThemeMode;
  /** Merged over the signal theme. */
  readonly themeOverrides?: ThemeOptions;
  /** Accepted for compatibility: Inter is the only typeface in the package. */
  readonly defaultFont?: string;
}

/** Gives everything below it the signal theme, its base styles and its typeface. Put it around the whole app. */
export function ExotelThemeProvider({
  children,
  defaultMode = "light",
  themeOverrides,
}: ExotelThemeProviderProps) {
  const theme = useMemo(() => createSignalTheme(themeOverrides), [themeOverrides]);
  const [requestedMode, setMode] = useState<ThemeMode>(defaultMode);
  const mode = useMemo<ThemeModeState>(
    () => ({
      mode: "light",
      requestedMode,
      setMode,
      toggleMode: () => setMode((last) => (last === "dark" ? "light" : "dark")),
    }),
    [requestedMode],
  );

  useLayoutEffect(() => {
    loadTypeface();
    // On the element itself, so that no style sheet of the app can make the frame's canvas dark.
    document.documentElement.style.colorScheme = "light";
  }, []);

  return (
    <ThemeModeContext.Provider value={mode}>
      <ThemeProvider theme={theme} defaultMode="light" storageManager={null}>
        <CssBaseline />
        {children}
      </ThemeProvider>
    </ThemeModeContext.Provider>
  );
}
