import { describe, expect, it } from "vitest";
import { systemNotification } from "../../src/shell/systemNotification";

const answer = { emailSent: false, ticket: { ticketId: "T-3001" } };
const call = (actionType: string, actionData: unknown, dataObject = "ticket") => ({
  service: "contextData",
  method: "action",
  requestData: { dataObject, actionType, actionData },
});

describe("the system notification of sendEmailAndUpdate", () => {
  it("names the ticket, and says that no mail went out", () => {
    const asked = call("sendEmailAndUpdate", { showSystemNotification: true, updateData: {} });
    expect(systemNotification(asked, answer)).toMatch(/T-3001.*no mail/);
  });

  it.each([
    call("sendEmailAndUpdate", { showSystemNotification: false }),
    call("sendEmailAndUpdate", { showSystemNotification: "true" }),
    call("sendEmailAndUpdate", null),
    call("close", { showSystemNotification: true }),
    call("sendEmailAndUpdate", { showSystemNotification: true }, "customer"),
    { service: "store", method: "set", requestData: {} },
  ])("stays away where nobody asked for it", (asked) => {
    expect(systemNotification(asked, answer)).toBeNull();
  });
});
