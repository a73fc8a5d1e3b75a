import { act, render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { App } from "./App";
import { AafProvider } from "./aaf/AafProvider";
import { createTestClient } from "./aaf/testClient";

const data = {
  loggedInUser: { userId: "agent1", userName: "Asha Rao", userType: "Executive" },
  session: {
    sessionId: "s1",
    loginTime: Date.now(),
    extension: null,
    availability: "ready",
    availabilitySince: Date.now(),
    autoCallOn: false,
  },
  campaign: { campaignName: "Support line" },
  customer: {
    customerId: 7,
    phone: "+919811100001",
    customerInfo: { name: "Meera Nair", city: "Kochi" },
  },
};

it("shows the session, pops the customer's record and raises a toast when a call connects", async () => {
  const client = createTestClient({ data });
  const start = async () => ({ client });
  render(
    <AafProvider start={start}>
      <App />
    </AafProvider>,
  );
  expect(await screen.findByText("Asha Rao")).toBeTruthy();
  expect(await screen.findByText("Support line")).toBeTruthy();
  const payload = {
    eventTime: Date.now(),
    interactionId: "i1",
    callType: "inbound.call.dial",
    campaignName: "Support line",
    phone: "+919811100001",
    displayPhone: "+919811100001",
  };
  await act(async () => client.deliver("callRinging", payload));
  await act(async () => client.deliver("callConnected", payload));
  expect((await screen.findByTestId("customer")).textContent).toBe("Meera Nair");
  expect(screen.getByText("Kochi")).toBeTruthy();
  expect(client.toasts).toEqual([{ type: "info", content: "Connected with Meera Nair" }]);
});
