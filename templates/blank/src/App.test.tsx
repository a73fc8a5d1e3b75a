import { act, fireEvent, render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { App } from "./App";
import { AafProvider } from "./aaf/AafProvider";
import { notInitialised } from "./aaf/failures";
import { createTestClient } from "./aaf/testClient";
import { FailureList } from "./failures/FailureList";

const user = { userId: "agent1", userName: "Asha Rao", userType: "Executive" };

it("says who is signed in and what happened last, and raises a toast", async () => {
  const client = createTestClient({ data: { loggedInUser: user } });
  const start = async () => ({ client });
  render(
    <AafProvider start={start}>
      <App />
    </AafProvider>,
  );
  expect(await screen.findByText("Asha Rao")).toBeTruthy();
  await act(async () => client.deliver("callConnected", { phone: "+919811100001" }));
  expect(screen.getByTestId("last-event").textContent).toBe("callConnected");
  await act(async () => fireEvent.click(screen.getByRole("button", { name: "Raise a toast" })));
  expect(client.toasts).toEqual([{ type: "success", content: "Hello from Asha Rao" }]);
});

it("shows a failure with its remedy instead of an empty page", async () => {
  const start = async () => ({
    failure: notInitialised({ code: 100, message: "request timeout" }),
  });
  render(
    <AafProvider start={start}>
      <FailureList />
      <App />
    </AafProvider>,
  );
  expect(await screen.findByText("The workspace did not accept the app")).toBeTruthy();
  expect(screen.getByText(/Reload the slot/)).toBeTruthy();
});
