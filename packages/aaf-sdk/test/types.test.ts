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
}

describe("the types", () => {
  it("give each event its payload and each data object its shape", () => {
    expectTypeOf(use).toBeFunction();
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
