import { useTheme } from "@mui/material/styles";
import { act, render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { ExotelThemeProvider } from "../src/theme/ExotelThemeProvider";
import { useLoadDataByTheme, useThemeMode } from "../src/theme/ThemeMode";

function Probe() {
  const { mode, requestedMode, setMode, toggleMode } = useThemeMode();
  const theme = useTheme();
  const logo = useLoadDataByTheme("dark.svg", "light.svg");
  return (
    <>
      <output>{[mode, requestedMode, theme.palette.mode, logo].join(" ")}</output>
      <button type="button" onClick={() => setMode("dark")}>
        dark
      </button>
      <button type="button" onClick={toggleMode}>
        toggle
      </button>
    </>
  );
}

function Accent() {
  return <output>{useTheme().palette.primary.main}</output>;
}

const reading = (): string | null => screen.getByRole("status").textContent;

describe("ExotelThemeProvider", () => {
  it.each(["light", "dark", "system"] as const)("stays light when %s is asked for", (wish) => {
    render(
      <ExotelThemeProvider defaultMode={wish}>
        <Probe />
      </ExotelThemeProvider>,
    );
    expect(reading()).toBe(`light ${wish} light light.svg`);
    expect(document.documentElement.style.colorScheme).toBe("light");
  });

  it("notes a wish for dark and stays light", () => {
    render(
      <ExotelThemeProvider>
        <Probe />
      </ExotelThemeProvider>,
    );
    act(() => screen.getByText("dark").click());
    expect(reading()).toBe("light dark light light.svg");
    act(() => screen.getByText("toggle").click());
    expect(reading()).toBe("light light light light.svg");
  });

  it("stays light when the overrides bring a dark palette", () => {
    render(
      <ExotelThemeProvider
        themeOverrides={{ palette: { mode: "dark" }, colorSchemes: { dark: true } }}
      >
        <Probe />
      </ExotelThemeProvider>,
    );
    expect(reading()).toBe("light light light light.svg");
  });

  it("merges the other overrides over the theme", () => {
    render(
      <ExotelThemeProvider themeOverrides={{ palette: { primary: { main: "#005533" } } }}>
        <Accent />
      </ExotelThemeProvider>,
    );
    expect(reading()).toBe("#005533");
  });

  it("is light without a provider too", () => {
    render(<Probe />);
    expect(reading()).toBe("light light light light.svg");
  });
});
