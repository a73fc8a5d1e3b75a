import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { Box, ExotelThemeProvider, Stack, Typography } from "../src";

describe("style properties as props", () => {
  it("are styles on layout and text components, and do not reach the element", () => {
    render(
      <ExotelThemeProvider>
        <Typography color="text.secondary" textAlign="center" fontWeight={600}>
          quiet
        </Typography>
        <Box component="img" alt="logo" src="data:," width={20} ml="4px" />
        <Stack
          direction="row"
          alignItems="center"
          spacing={1}
          data-testid="row"
          sx={{ alignItems: "end" }}
        />
      </ExotelThemeProvider>,
    );
    const quiet = screen.getByText("quiet");
    expect(quiet).toHaveStyle({ textAlign: "center", fontWeight: 600 });
    expect(quiet).not.toHaveAttribute("color");
    expect(getComputedStyle(quiet).color).toContain("--mui-palette-text-secondary");
    expect(screen.getByAltText("logo")).toHaveStyle({ width: "20px", marginLeft: "4px" });
    expect(screen.getByTestId("row")).toHaveStyle({ alignItems: "end", flexDirection: "row" });
  });

  it("leaves a palette colour to the component", () => {
    render(<Typography color="primary">named</Typography>);
    expect(screen.getByText("named").className).toContain("MuiTypography");
  });
});
