import { Arguments, answered } from "../arguments/Arguments";
import { misnamed, refusedByHost } from "../arguments/refusing";
import { code, failure, success } from "../bridge/failures";
import type { Outcome, RequestData } from "../bridge/wire";
import { type DeskStore, interactionOf } from "../desk/deskStore";
import { ownTabsOf } from "../desk/tabsOf";
import { type Frame, isInSlot } from "../frames/frame";
import type { SlotApps, User } from "../host/types";
import type { AppWindows } from "../shell/AppWindows";
import { locateSlot, type Placement } from "../shell/slotPlaces";
import { type PopupRequest, readPath, readPopup } from "./operations";

/** What opening needs of the rest of the shell. */
export interface OpenEdges {
  user: User;
  desk: DeskStore;
  windows: AppWindows;
  slots(): readonly SlotApps[];
  frames(): readonly Frame[];
  /** Rejects when there is no such customer. */
  findCustomer(customerId: number): Promise<unknown>;
  /** Rejects when there is no such ticket. */
  findTicket(ticketId: string): Promise<unknown>;
  /** Opens a ticket beside an interaction. */
  openTicketBeside(interactionId: string, ticketId: string): void;
  /** Brings a frame's place to the front of the page. */
  show(frame: Frame): void;
  /** Goes to a page of the shell. */
  go(path: string): void;
  /** Opens an address in a new browser window; `false` when the browser won't. */
  openUrl(url: string): boolean;
}

type Opens = (instanceId: string, data: Arguments) => Outcome | Promise<Outcome>;

const what = "interface.open";
const opened = success({ opened: true });

/** `interface.open`: brings a part of the workspace, or another app, in front of the user. */
export class OpenService {
  readonly #contexts: ReadonlyMap<string, Opens> = new Map<string, Opens>([
    [
      "customer",
      (_, data) => this.openCustomer(what, data.id("customerId"), data.at("customerId")),
    ],
    ["ticket", (_, data) => this.openTicket(what, data.text("ticketId"), data.at("ticketId"))],
    ["tickets", () => this.#openTickets()],
    [
      "interaction",
      (_, data) => this.openInteraction(what, data.text("interactionId"), data.at("interactionId")),
    ],
    ["tab", (_, data) => this.#openTab(data.text("tabId"), data.at("tabId"))],
    ["app", (instanceId, data) => this.#openApp(instanceId, data)],
    ["popup", (instanceId, data) => this.#openPopup(instanceId, readPopup(data))],
    ["url", (_, data) => this.#openUrl(data)],
  ]);

  constructor(private readonly edges: OpenEdges) {}

  /** Carries out `interface.open`. */
  open(instanceId: string, data: RequestData): Promise<Outcome> {
    return answered(what, () => {
      const contextName = Arguments.of(data, "").text("contextName");
      const opens = this.#contexts.get(contextName);
      if (opens === undefined) {
        return misnamed({
          errorCode: code.unknownContext,
          what,
          given: contextName,
          kind: "a context of this build",
          known: [...this.#contexts.keys()],
          field: "contextName",
        });
      }
      return opens(instanceId, Arguments.of(data.contextData, "contextData"));
    });
  }

  /** Shows a customer's record: beside the interaction in hand when it is its customer's, else over the desk. */
  async openCustomer(call: string, customerId: number, field: string): Promise<Outcome> {
    const { desk } = this.edges;
    const present = this.#needDesk(call);
    if (present !== undefined) return present;
    const current = interactionOf(desk.state.desk, desk.state.currentId);
    if (customerId >= 0 && current?.customerId === customerId) {
      this.#toDesk();
      desk.openTab("customer");
      return opened;
    }
    const missing = await this.#find(call, "customer", String(customerId), field, () =>
      this.edges.findCustomer(customerId),
    );
    if (missing !== undefined) return missing;
    desk.openSheet({ what: "customer", customerId });
    return opened;
  }

  /** Shows a ticket: beside the interaction in hand, else on the page of tickets. */
  async openTicket(call: string, ticketId: string, field: string): Promise<Outcome> {
    const missing = await this.#find(call, "ticket", ticketId, field, () =>
      this.edges.findTicket(ticketId),
    );
    if (missing !== undefined) return missing;
    const { desk } = this.edges;
    const current = desk.state.desk?.interactions.find(
      ({ interactionId }) => interactionId === desk.state.currentId,
    );
    if (current === undefined) {
      desk.openPage(null);
      this.edges.go(`/tickets/${encodeURIComponent(ticketId)}`);
    } else {
      this.#toDesk();
      this.edges.openTicketBeside(current.interactionId, ticketId);
      desk.openTab("ticket");
    }
    return opened;
  }

  /** Brings an interaction in front. */
  openInteraction(call: string, interactionId: string, field: string): Outcome {
    const { desk } = this.edges;
    const present = this.#needDesk(call);
    if (present !== undefined) return present;
    if (interactionOf(desk.state.desk, interactionId) === undefined) {
      return failure(
        code.notFound,
        `${call}: the agent has no interaction "${interactionId}" in hand, nor among the last twenty`,
        { field, given: interactionId },
      );
    }
    this.#toDesk();
    desk.select(interactionId);
    return opened;
  }

  #openTickets(): Outcome {
    this.edges.desk.openPage(null);
    this.edges.go("/tickets");
    return opened;
  }

  #openTab(tabId: string, field: string): Outcome {
    const { desk } = this.edges;
    const present = this.#needDesk(what);
    if (present !== undefined) return present;
    const { state } = desk;
    const interaction = interactionOf(state.desk, state.currentId);
    const own =
      interaction === undefined
        ? []
        : ownTabsOf(interaction, state.desk?.campaigns).map(({ id }) => id as string);
    const apps = this.edges.frames().filter((frame) => this.#isOnDesk(frame));
    const named = tabId === "tickets" ? "ticket" : tabId;
    if (own.includes(named)) {
      this.#toDesk();
      desk.openTab(named);
      return opened;
    }
    const app = apps.find((frame) => frame.app.name === tabId);
    if (app === undefined) {
      return misnamed({
        errorCode: code.notFound,
        what,
        given: tabId,
        kind: "a tab that shows now",
        known: [...own, ...apps.map((frame) => frame.app.name)],
        field,
      });
    }
    return this.#showFrame(app);
  }

  async #openApp(instanceId: string, data: Arguments): Promise<Outcome> {
    const byId = data.has("appId");
    const key = byId ? "appId" : "appName";
    const given = data.text(key);
    const placements = this.#placements();
    const nameOf = ({ placed }: Placement): string => (byId ? placed.app.appId : placed.app.name);
    const placement = placements.find((one) => nameOf(one) === given);
    if (placement === undefined) {
      return misnamed({
        errorCode: code.notFound,
        what,
        given,
        kind: "an app that is placed for this user",
        known: [...new Set(placements.map(nameOf))],
        field: data.at(key),
      });
    }
    const path = readPath(data);
    const contextData = data.raw("contextData") ?? null;
    const own = this.edges.frames().find((frame) => frame.frameId === placement.placed.placementId);
    if (path === null && contextData === null && own !== undefined) return this.#showFrame(own);
    return this.edges.windows.openApp(what, instanceId, placement, { path, contextData });
  }

  async #openPopup(instanceId: string, popup: PopupRequest): Promise<Outcome> {
    const outcome = await this.edges.windows.openPopup(what, instanceId, popup);
    return outcome.status === "failure"
      ? outcome
      : success({ opened: true, ...(outcome.data as { instanceId: string }) });
  }

  #openUrl(data: Arguments): Outcome {
    const given = data.text("url");
    const url = URL.canParse(given) ? new URL(given) : null;
    if (url === null || (url.protocol !== "https:" && url.protocol !== "http:")) {
      throw data.fault("url", "must be a whole https or http address");
    }
    return this.edges.openUrl(url.href)
      ? opened
      : failure(
          code.notPermitted,
          `${what}: the browser lets a page open a window only just after a click; call it from the click's handler, or allow pop-ups for the workspace`,
          { field: data.at("url") },
        );
  }

  #showFrame(frame: Frame): Outcome {
    this.edges.show(frame);
    const instanceId = frame.instance?.instanceId;
    return success({ opened: true, ...(instanceId === undefined ? {} : { instanceId }) });
  }

  /** Where apps are placed for this user; places that show by themselves before dialogs. */
  #placements(): Placement[] {
    const { role } = this.edges.user;
    const all = this.edges
      .slots()
      .filter(({ slot }) => locateSlot(slot, role) !== "nowhere")
      .flatMap(({ slot, apps }) => apps.map((placed) => ({ slot, placed })));
    return all.sort(
      (a, b) => Number(a.slot.slotType === "modal") - Number(b.slot.slotType === "modal"),
    );
  }

  #isOnDesk(frame: Frame): boolean {
    const place = locateSlot(frame.slot, this.edges.user.role);
    return isInSlot(frame) && (place === "tab" || place === "dock");
  }

  #toDesk(): void {
    // A record that lies over the desk would hide what comes in front.
    this.edges.desk.openSheet(null);
    this.edges.desk.openPage(null);
    this.edges.go("/");
    this.edges.desk.openNarrow("current");
  }

  #needDesk(call: string): Outcome | undefined {
    const { role } = this.edges.user;
    return role === "agent"
      ? undefined
      : failure(code.notPermitted, `${call}: this is an agent's desk; a ${role}'s page has none`);
  }

  async #find(
    call: string,
    kind: string,
    given: string,
    field: string,
    find: () => Promise<unknown>,
  ): Promise<Outcome | undefined> {
    try {
      await find();
      return undefined;
    } catch (error) {
      const refused = refusedByHost(call, error);
      if (refused.status === "failure" && refused.data.code !== code.notFound) return refused;
      return failure(code.notFound, `${call}: there is no ${kind} "${given}"`, { field, given });
    }
  }
}
