import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { openPage } from "./openPage";

describe("the sign-in page", () => {
  it("signs in with the fields User ID and Password and the button Sign in", async () => {
    const { user } = openPage();
    await user.type(await screen.findByLabelText("User ID"), "agent1");
    await user.type(screen.getByLabelText("Password"), "demo{Enter}");
    expect(await screen.findByText("Choose a campaign to begin")).toBeVisible();
  });

  it("says what is wrong, and what to do", async () => {
    const { user } = openPage();
    await user.type(await screen.findByLabelText("User ID"), "agent1");
    await user.type(screen.getByLabelText("Password"), "wrong");
    await user.click(screen.getByRole("button", { name: "Sign in" }));
    expect(await screen.findByText(/User ID or password is wrong/)).toBeVisible();
    expect(screen.getByLabelText("Password")).toHaveAttribute("aria-invalid", "true");
  });

  it("asks for a missing user ID without asking the host", async () => {
    const { user } = openPage();
    await user.click(await screen.findByRole("button", { name: "Sign in" }));
    expect(screen.getByText("Enter your user ID.")).toBeVisible();
    expect(screen.getByLabelText("User ID")).toHaveFocus();
  });

  it("offers the demo's sign-ins on a demo host", async () => {
    const { user } = openPage();
    await user.click(
      await screen.findByRole("button", { name: "Continue as supervisor1, Supervisor" }),
    );
    expect(await screen.findByRole("heading", { name: "Dashboard" })).toBeVisible();
  });

  it("offers none on another host", async () => {
    openPage((host) => {
      host.mode = { demo: false, dev: false };
    });
    await screen.findByLabelText("User ID");
    expect(screen.queryByText("Demo sign-ins")).toBeNull();
  });

  it("signs in by itself on a developer's host", async () => {
    openPage((host) => {
      host.mode = { demo: false, dev: true };
    });
    expect(await screen.findByText("Choose a campaign to begin")).toBeVisible();
  });

  it("says that the host is away, and tries again", async () => {
    const { host, user } = openPage((made) => {
      made.away = true;
    });
    const again = await screen.findByRole("button", { name: "Try again" });
    host.away = false;
    await user.click(again);
    expect(await screen.findByLabelText("User ID")).toBeVisible();
  });
});

describe("the roles", () => {
  it("an administrator gets App Manager at /admin, with its navigation", async () => {
    const { user } = openPage();
    await user.click(
      await screen.findByRole("button", { name: "Continue as admin1, Administrator" }),
    );
    const navigation = await screen.findByRole("navigation", { name: "Admin" });
    expect(navigation).toHaveTextContent("AdminApp Manager");
    await waitFor(() => expect(window.location.pathname).toBe("/admin"));
  });

  it("an agent is told that App Manager is not for agents", async () => {
    openPage((host) => {
      host.answer("POST", "/session", { userId: "agent1", password: "demo" }, null);
    }, "/admin");
    expect(await screen.findByText("App Manager is for administrators")).toBeVisible();
  });
});

describe("the set-up page", () => {
  it("makes the first administrator with the one-time link", async () => {
    const { user } = openPage((host) => {
      host.setupNeeded = true;
    }, "/setup?token=once");
    await user.type(await screen.findByLabelText("User ID"), "admin1");
    await user.type(screen.getByLabelText("Name"), "Dev Patel");
    await user.type(screen.getByLabelText("Password"), "a long one");
    await user.click(screen.getByRole("button", { name: "Create administrator" }));
    await waitFor(() => expect(window.location.pathname).toBe("/admin"));
  });

  it("explains itself without a link", async () => {
    openPage((host) => {
      host.setupNeeded = true;
    }, "/setup");
    expect(await screen.findByText(/one-time link that the host printed/)).toBeVisible();
  });
});
