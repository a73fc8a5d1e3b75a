import { waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { callWith } from "../host/calls";
import { refusal, runAt } from "./FakeSimulator";
import { openSimulator } from "./openSimulator";

describe("the simulator's panel", () => {
  it("says why there is no simulator, and asks again", async () => {
    const { user, dock, simulator } = await openSimulator((made) => {
      made.unavailable = refusal(403, "forbidden", "ravi may not simulate", "use a demo host");
    });
    expect(await dock.findByRole("alert")).toHaveTextContent(
      "The simulator did not answerRavi may not simulate. Use a demo host.",
    );
    simulator.unavailable = null;
    await user.click(dock.getByRole("button", { name: "Try again" }));
    expect(await dock.findByRole("region", { name: "Place a call" })).toBeVisible();
  });

  it("counts what is up in each of its parts", async () => {
    const { dock } = await openSimulator((made) => {
      made.state.interactions = [
        callWith({ state: "connected" }),
        callWith({ interactionId: "int-2", state: "wrapUp" }),
      ];
      made.state.run = runAt();
    });
    await waitFor(() => expect(dock.getByRole("tab", { name: /^Calls/ })).toHaveTextContent("1"));
    expect(dock.getByRole("tab", { name: /^Scenarios/ })).toHaveTextContent("1");
    expect(within(dock.getByRole("tab", { name: /^Chats/ })).queryByText("1")).toBeNull();
  });

  it("serves supervisors: the first agent who is signed in gets the call", async () => {
    const { user, dock, simulator } = await openSimulator(() => undefined, "supervisor1");
    await user.click(await dock.findByRole("button", { name: "Inbound call" }));
    await waitFor(() => expect(simulator.sent("/calls")).toMatchObject([{ agent: "agent1" }]));
  });

  it("lets calls wait in a queue while no agent is signed in", async () => {
    const { user, dock, simulator } = await openSimulator((made) => {
      made.state.agents = [];
    }, "admin1");
    await waitFor(() =>
      expect(dock.getByRole("combobox", { name: "Campaign or queue" })).toHaveTextContent(
        "Support line",
      ),
    );
    await user.click(dock.getByRole("button", { name: "Inbound call" }));
    await waitFor(() =>
      expect(simulator.sent("/calls")).toEqual([
        { kind: "inbound-call", phone: "+919800000001", campaignId: 1 },
      ]),
    );
  });
});
