import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { refusal, runAt } from "./FakeSimulator";
import { openSimulator } from "./openSimulator";

beforeEach(() => sessionStorage.clear());

describe("the library", () => {
  it("plays a scenario at the chosen speed, and shows its steps and what is expected", async () => {
    const { user, dock, simulator, openPart } = await openSimulator((made) =>
      made.answers.set("/run", () => {
        made.state.run = runAt({ rate: 10 });
        return { status: 201, body: made.state.run };
      }),
    );
    await openPart(/^Scenarios/);
    await user.click(dock.getByRole("button", { name: "10×" }));
    await user.click(await dock.findByRole("button", { name: "Run “An inbound call”" }));
    const steps = within(await dock.findByRole("list", { name: "Steps" }));
    expect(simulator.sent("/run")).toEqual([{ scenario: "inbound-call", rate: 10, step: false }]);
    expect(steps.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
      "Done: asha calls Support lineline 8",
      "Now: wait until agent1 is ringingline 9",
      "To come: agent1 answersline 10",
    ]);
    expect(dock.getByRole("list", { name: "Expected at the end" })).toHaveTextContent(
      "Not known yet: agent1's apps hear callConnected",
    );
  });

  it("begins step by step", async () => {
    const { user, dock, simulator, openPart } = await openSimulator();
    simulator.answers.set("/run", { status: 201, body: runAt({ state: "paused" }) });
    await openPart(/^Scenarios/);
    await user.click(dock.getByRole("button", { name: "Step by step" }));
    await user.click(await dock.findByRole("button", { name: "Run “A dial that fails”" }));
    await waitFor(() =>
      expect(simulator.sent("/run")).toEqual([{ scenario: "failed-dial", rate: 1, step: true }]),
    );
  });

  it("says who is in the way", async () => {
    const { user, dock, simulator, openPart } = await openSimulator();
    simulator.answers.set(
      "/run",
      refusal(409, "others-signed-in", "ravi would see the clock run", "let them sign out first"),
    );
    await openPart(/^Scenarios/);
    await user.click(await dock.findByRole("button", { name: "Run “An inbound call”" }));
    expect(await dock.findByRole("alert")).toHaveTextContent(
      "An inbound call was refused. Ravi would see the clock run. Let them sign out first.",
    );
    expect(dock.queryByRole("button", { name: "Stop what plays" })).toBeNull();
  });

  it("offers to stop what plays where that is in the way", async () => {
    const { user, dock, simulator, openPart } = await openSimulator((made) => {
      made.state.run = runAt();
      made.answers.set("/run", refusal(409, "already-running", "another plays", "stop it"));
      made.answers.set("/run/stop", () => {
        made.state.run = runAt({ state: "stopped" });
        return { status: 200, body: made.state.run };
      });
    });
    await openPart(/^Scenarios/);
    await user.click(await dock.findByRole("button", { name: "Run “An inbound call”" }));
    await user.click(await dock.findByRole("button", { name: "Stop what plays" }));
    expect(await dock.findByText("Stopped")).toBeVisible();
    expect(simulator.sent("/run/stop")).toHaveLength(1);
  });
});

describe("a run", () => {
  it("is paused, stepped, resumed, changed in speed and stopped", async () => {
    const { user, dock, simulator, openPart } = await openSimulator((made) => {
      made.state.run = runAt();
      const orders = [
        ["/run/pause", runAt({ state: "paused" })],
        ["/run/step", runAt({ state: "paused", step: 2 })],
        ["/run/resume", runAt()],
        ["/run/rate", runAt({ rate: 60 })],
        ["/run/stop", runAt({ state: "stopped" })],
      ] as const;
      for (const [path, run] of orders) {
        made.answers.set(path, () => {
          made.state.run = run;
          return { status: 200, body: run };
        });
      }
    });
    await openPart(/^Scenarios/);
    const controls = within(await dock.findByRole("toolbar", { name: "Controls of the run" }));
    await user.click(controls.getByRole("button", { name: "Pause" }));
    await user.click(await controls.findByRole("button", { name: "Step" }));
    expect(await dock.findByText("2 of 3")).toBeVisible();
    await user.click(controls.getByRole("button", { name: "Resume" }));
    await controls.findByRole("button", { name: "Pause" });
    await user.click(controls.getByRole("button", { name: "60×" }));
    await waitFor(() => expect(simulator.sent("/run/rate")).toEqual([{ rate: 60 }]));
    await user.click(controls.getByRole("button", { name: "Stop" }));
    expect(await dock.findByText("Stopped")).toBeVisible();
    expect(dock.queryByRole("toolbar", { name: "Controls of the run" })).toBeNull();
  });

  it("that failed says at which step, and why", async () => {
    const { dock, openPart } = await openSimulator((made) => {
      made.state.run = runAt({
        state: "failed",
        steps: [{ text: "agent1 answers", state: "failed", line: 10, why: "nothing rings" }],
      });
    });
    await openPart(/^Scenarios/);
    expect(await dock.findByText("nothing rings")).toBeVisible();
    expect(dock.getByRole("list", { name: "Steps" })).toHaveTextContent("Failed: agent1 answers");
  });

  it("shows the clock with its rate, also while it stands still", async () => {
    const { dock, changed, simulator } = await openSimulator((made) => {
      made.state.clock = { now: 1_000, rate: 60 };
    });
    const clock = await dock.findByRole("group", { name: "Contact centre's clock" });
    expect(clock).toHaveTextContent("60×");
    changed({ clock: { now: simulator.state.clock.now, rate: 0 } });
    await waitFor(() => expect(clock).toHaveTextContent("Paused"));
  });
});

describe("one's own scenario", () => {
  const finding = {
    line: 2,
    column: 3,
    message: "`cal` is no verb",
    remedy: "did you mean `call`?",
  };

  it("shows what is wrong at line and column, and goes there", async () => {
    const { user, dock, simulator, openPart } = await openSimulator((made) =>
      made.answers.set(
        "/run",
        refusal(422, "invalid-scenario", "yaml:2:3", "mend it", { findings: [finding] }),
      ),
    );
    await openPart(/^Scenarios/);
    await user.click(await dock.findByRole("button", { name: "Your own" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Your own scenario" }));
    const field = dialog.getByRole<HTMLTextAreaElement>("textbox", { name: "Scenario as YAML" });
    await user.click(field);
    await user.paste("steps:\n  cal: me");
    await user.click(dialog.getByRole("button", { name: "Run" }));
    await user.click(await dialog.findByRole("button", { name: /^Line 2, column 3/ }));
    expect(field).toHaveFocus();
    expect(field.selectionStart).toBe("steps:\n  ".length);
    expect(field).toBeInvalid();
    expect(simulator.sent("/run")).toEqual([{ yaml: "steps:\n  cal: me", rate: 1, step: false }]);
  });

  it("is read from a file, played, and still there afterwards", async () => {
    const { user, dock, simulator, openPart, copied } = await openSimulator((made) =>
      made.answers.set("/run", { status: 201, body: runAt({ scenario: "yaml" }) }),
    );
    await openPart(/^Scenarios/);
    await user.click(await dock.findByRole("button", { name: "Your own" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Your own scenario" }));
    await user.upload(
      dialog.getByLabelText("Open a file", { selector: "input" }),
      new File(["scenario: Mine"], "mine.yaml", { type: "text/yaml" }),
    );
    expect(await dialog.findByDisplayValue("scenario: Mine")).toBeVisible();
    await user.click(dialog.getByRole("button", { name: "Copy as command" }));
    await user.click(await screen.findByRole("menuitem", { name: /^Run/ }));
    expect(await copied()).toBe("callbench simulate run --host http://localhost:3000 mine.yaml");
    await user.click(dialog.getByRole("button", { name: "Run" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(simulator.sent("/run")).toEqual([{ yaml: "scenario: Mine", rate: 1, step: false }]);
    await user.click(dock.getByRole("button", { name: "Your own" }));
    expect(await screen.findByDisplayValue("scenario: Mine")).toBeVisible();
  });
});

describe("a generated day", () => {
  it("is asked for with its numbers, and shows its figures as it goes", async () => {
    const { user, dock, simulator, openPart } = await openSimulator((made) =>
      made.answers.set("/load", () => {
        made.state.run = runAt({
          scenario: "load",
          title: "A day of 8 hours",
          steps: [],
          expectations: [],
          summary: {
            agents: 12,
            offered: 640,
            answered: 600,
            abandoned: 40,
            missed: 3,
            refused: 0,
            serviceLevel: 0.81,
            abandonment: 0.0625,
            occupancy: 0.7,
            averageWait: 12_000,
            longestWait: 90_000,
            averageTalkTime: 180_000,
            averageWrapUpTime: 30_000,
            mostWaiting: 7,
          },
        });
        return { status: 201, body: made.state.run };
      }),
    );
    await openPart(/^Generated day/);
    const agents = await dock.findByRole("textbox", { name: "Agents" });
    await user.clear(agents);
    await user.type(agents, "12");
    await user.click(dock.getByRole("button", { name: "3,600×" }));
    await user.click(dock.getByRole("button", { name: "Generate" }));
    expect(await dock.findByText("640")).toBeVisible();
    expect(dock.getByText("40 (6%)")).toBeVisible();
    expect(dock.getByText("81%")).toBeVisible();
    expect(simulator.sent("/load")).toEqual([
      { agents: 12, callsPerHour: 80, hours: 8, seed: 1, rate: 3600 },
    ]);
  });

  it.each([
    ["Agents", "0", "A whole number from 1"],
    ["Agents", "2.5", "A whole number from 1"],
    ["Calls an hour", "many", "A number from 0.1"],
    ["Seed", "", "A whole number from 0"],
  ])("is not asked for with %s %j", async (label, text, hint) => {
    const { user, dock, openPart } = await openSimulator();
    await openPart(/^Generated day/);
    const field = await dock.findByRole("textbox", { name: label });
    await user.clear(field);
    if (text !== "") await user.type(field, text);
    expect(dock.getByText(hint)).toBeVisible();
    expect(dock.getByRole("button", { name: "Generate" })).toBeDisabled();
  });
});
