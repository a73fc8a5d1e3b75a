import { describe, expectTypeOf, it } from "vitest";
import type {
  AmeyoClient,
  AmeyoClientEntry,
  CallConnected,
  CustomerInfo,
  GetAllCampaignsRow,
  InteractionInfo,
  LoggedInUser,
  Opened,
  TicketInfo,
  TicketStates,
  Unregister,
} from "../src/index";

// Never called: what stands here must compile, what has a directive must not.
function use(client: AmeyoClient) {
  client.globalEvent("callConnected", (call) => expectTypeOf(call).toEqualTypeOf<CallConnected>());
  client.globalEvent.register("callConnected", ({ phone }) => phone.length);
  // @ts-expect-error: no such event
  client.globalEvent("callConected", () => {});
  // @ts-expect-error: a context event
  client.globalEvent("tabChanged", () => {});
  // @ts-expect-error: no such type of toast
  client.interface.trigger({ action: "showToast", data: { type: "loud", content: "c" } });
  client.interface.trigger("toastNotification", { type: "info", content: "c" });
  client.httpRequest({ url: "ameyorestapi/cc/campaigns/getAssigned" });
  client.contextData.action("interaction", "hold");
  client.contextData.action("interaction", "sendDigits", { digits: "1" });
  // @ts-expect-error: no such action
  client.contextData.action("interaction", "holdd");
  // @ts-expect-error: the digits are missing
  client.contextData.action("interaction", "sendDigits");
  // @ts-expect-error: a customer has no assignee
  client.contextData.pick("customer", {}).then(({ ticketId }) => ticketId);
  client.interface.open("tickets");
  // @ts-expect-error: which ticket?
  client.interface.open("ticket");
  // @ts-expect-error: nothing is called that in the platform
  client.request.api("getAllProcesses").then(([{ processNam }]) => processNam);
  client.globalEvent("callHeld", () => {}, { current: true });
  client.with({ deadlineMs: 500, signal: new AbortController().signal }).store.get("a");
}

// Names that only another build has.
function useOther(client: AmeyoClient) {
  return [
    client.globalData.get("wallboard"),
    client.globalData.update("wallboard", { rows: 3 }),
    client.contextData.action("wallboard", "refresh"),
    client.interface.open("wallboard", {}),
    client.request.api("getWallboard"),
  ] as const;
}

describe("the types", () => {
  it("give each event its payload and each data object its shape", () => {
    expectTypeOf(use).toBeFunction();
    type Unknown = Promise<unknown>;
    expectTypeOf(useOther).returns.toEqualTypeOf<
      readonly [Unknown, Unknown, Unknown, Unknown, Unknown]
    >();
    const answers = (client: AmeyoClient) =>
      [
        client.globalData.get("loggedInUser"),
        client.contextData.get("customer"),
        client.globalData.get("ticketStates"),
        client.globalEvent("callHungup", () => {}),
      ] as const;
    expectTypeOf(answers).returns.toEqualTypeOf<
      readonly [
        Promise<LoggedInUser>,
        Promise<CustomerInfo>,
        Promise<TicketStates>,
        Promise<Unregister>,
      ]
    >();
    expectTypeOf<AmeyoClientEntry["init"]>().returns.toEqualTypeOf<AmeyoClient>();
    expectTypeOf<Window["AmeyoClient"]>().toEqualTypeOf<AmeyoClientEntry | undefined>();
  });

  it("type what is done with an object, and refuse what its row doesn't have", () => {
    const done = (client: AmeyoClient) =>
      [
        client.globalData.update("ticket", { ticketId: "T-1", subject: "Invoice" }),
        client.contextData.action("interaction", "sendDigits", { digits: "1" }),
        client.interface.open("customer", { customerId: 1 }),
        client.request.api("getAllCampaigns"),
        client.globalData.update("somethingOfAnotherBuild", { any: "thing" }),
      ] as const;
    expectTypeOf(done).returns.toEqualTypeOf<
      readonly [
        Promise<TicketInfo>,
        Promise<InteractionInfo>,
        Promise<Opened>,
        Promise<GetAllCampaignsRow[]>,
        Promise<unknown>,
      ]
    >();
    const mistakes = (client: AmeyoClient) => {
      // @ts-expect-error the field is `subject`
      client.globalData.update("ticket", { ticketId: "T-1", subjct: "Invoice" });
      // @ts-expect-error the field is `digits`
      client.contextData.action("interaction", "sendDigits", { digit: 1 });
      // @ts-expect-error the context takes `customerId`
      client.interface.open("customer", { id: 1 });
      // @ts-expect-error the code is needed
      client.disposeInteraction({ note: "x" });
    };
    expectTypeOf(mistakes).toBeFunction();
  });
});
