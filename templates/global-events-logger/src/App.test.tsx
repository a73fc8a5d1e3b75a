import { act, fireEvent, render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { App } from "./App";
import { AafProvider } from "./aaf/AafProvider";
import { supportedEvents } from "./aaf/contract";
import { createTestClient } from "./aaf/testClient";

it("registers for every event of the contract and lists what arrives", async () => {
  const client = createTestClient();
  const start = async () => ({ client });
  render(
    <AafProvider start={start}>
      <App />
    </AafProvider>,
  );
  await screen.findByText("No event yet");
  expect([...client.registered.keys()].sort()).toEqual(
    supportedEvents.map((event) => event.name).sort(),
  );
  await act(async () => client.deliver("callConnected", { phone: "+919811100001" }));
  await act(async () => client.deliver("agentReady", { userId: "agent1" }));
  expect(screen.getByText("2 of 2 events")).toBeTruthy();
  fireEvent.change(screen.getByPlaceholderText("Search names and payloads"), {
    target: { value: "+9198" },
  });
  expect(screen.getByText("1 of 2 events")).toBeTruthy();
});

it("keeps what arrives while it is paused for later", async () => {
  const client = createTestClient();
  const start = async () => ({ client });
  render(
    <AafProvider start={start}>
      <App />
    </AafProvider>,
  );
  fireEvent.click(await screen.findByRole("button", { name: "Pause" }));
  await act(async () => client.deliver("callConnected", {}));
  expect(screen.getByText("0 of 0 events")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Resume (1 waiting)" }));
  expect(screen.getByText("1 of 1 events")).toBeTruthy();
});
