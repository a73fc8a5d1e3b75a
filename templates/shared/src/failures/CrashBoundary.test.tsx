import { fireEvent, render, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { CrashBoundary } from "./CrashBoundary";

it("says what stopped the app, and goes on when asked to", () => {
  const silent = vi.spyOn(console, "error").mockImplementation(() => undefined);
  let broken = true;
  function Part() {
    if (broken) throw new Error("no such field");
    return <p>All is well</p>;
  }
  render(
    <CrashBoundary>
      <Part />
    </CrashBoundary>,
  );
  expect(screen.getByText("no such field")).toBeTruthy();
  broken = false;
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(screen.getByText("All is well")).toBeTruthy();
  silent.mockRestore();
});
