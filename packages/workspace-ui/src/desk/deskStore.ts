import { createStore, type StoreApi } from "zustand/vanilla";
import type { Connection } from "../host/HostSocket";
import type { AttemptKind, Desk, Interaction } from "../host/types";

/** The tab about the customer: the first one of a call. */
export const customerTab = "customer";
/** The tab with the messages: the first one of a chat. */
export const chatTab = "chat";

/** What the agent's desk knows and what the agent looks at. */
export interface DeskState {
  desk: Desk | null;
  connection: Connection;
  /** The interaction in the middle; `null` while there is none. */
  currentId: string | null;
  /** `customer`, `chat`, `history`, `ticket`, or the placement id of an app. */
  tab: string;
  /** The workbench app that shows (a placement id), or `null` when folded. */
  workbench: string | null;
  /** The navbar app that fills the page (a placement id). */
  page: string | null;
  /** Which part shows on a narrow screen. */
  narrowView: "interactions" | "current" | "apps";
  /** The record that a screen pop asked for, shown until the next. */
  poppedFor: string | null;
  /** What is open above the desk. */
  sheet: DeskSheet | null;
  /** The interaction whose disposition panel the agent opened without waiting for the app. */
  disposingHere: string | null;
}

/** What can be open above the desk, one at a time. */
export type DeskSheet =
  | { what: "keypad"; interactionId: string }
  | { what: "handOver"; interactionId: string; mode: AttemptKind }
  | { what: "customers" }
  | { what: "customer"; customerId: number }
  | { what: "newCustomer"; phone: string; interactionId: string | null }
  | { what: "extension" }
  | { what: "shortcuts" };

/** A desk with nothing in it yet. */
export const emptyDesk: DeskState = {
  desk: null,
  connection: { state: "connecting", attempt: 0 },
  currentId: null,
  tab: customerTab,
  workbench: null,
  page: null,
  narrowView: "current",
  poppedFor: null,
  sheet: null,
  disposingHere: null,
};

/** What asks for the agent's attention first: ringing, then live, then wrap-up. */
const urgency: Record<Interaction["state"], number> = {
  ringing: 0,
  previewing: 1,
  dialling: 1,
  connected: 2,
  consulting: 2,
  conference: 2,
  onHold: 3,
  wrapUp: 4,
  ended: 5,
};

/** The interaction to look at when the agent has not chosen, or the chosen one has ended. */
export const mostUrgent = (interactions: readonly Interaction[]): Interaction | undefined =>
  interactions.reduce<Interaction | undefined>(
    (best, next) => (best === undefined || urgency[next.state] < urgency[best.state] ? next : best),
    undefined,
  );

/** Finds an interaction among the live and the recent ones. */
export const interactionOf = (
  desk: Desk | null,
  interactionId: string | null,
): Interaction | undefined =>
  desk === null || interactionId === null
    ? undefined
    : (desk.interactions.find((one) => one.interactionId === interactionId) ??
      desk.recent.find((one) => one.interactionId === interactionId));

/** The customer's number as apps and look-ups take it. */
export const phoneOf = (interaction: Interaction): string =>
  interaction.kind === "call" ? interaction.phone : interaction.displayPhone;

/** The tab that shows first. */
const firstTab = (interaction: Interaction | undefined): string =>
  interaction?.kind === "chat" ? chatTab : customerTab;

/** A keypad or a hand-over goes with its call. */
const closedSheet = ({ sheet }: DeskState, desk: Desk): Partial<DeskState> => {
  if (sheet?.what !== "keypad" && sheet?.what !== "handOver") return {};
  const call = desk.interactions.find((one) => one.interactionId === sheet.interactionId);
  const needed = sheet.what === "keypad" ? "sendDigits" : sheet.mode;
  return call?.commands.includes(needed) ? {} : { sheet: null };
};

/** The agent's desk: the host's truth and the agent's view of it. */
export class DeskStore {
  readonly store: StoreApi<DeskState> = createStore(() => emptyDesk);

  /** What is known and looked at now. */
  get state(): DeskState {
    return this.store.getState();
  }

  /** Takes a desk from the host; an older one that arrives late is left aside. */
  take(desk: Desk): void {
    const before = this.state;
    if (
      before.desk !== null &&
      desk.now < before.desk.now &&
      desk.sessionId === before.desk.sessionId
    ) {
      return;
    }
    this.store.setState({ desk, ...this.#look(before, desk), ...closedSheet(before, desk) });
  }

  /** The host's clock was set: what it says from now on is not old, even when it is earlier. */
  clockSet(now: number): void {
    const { desk } = this.state;
    if (desk !== null && now < desk.now) this.store.setState({ desk: { ...desk, now } });
  }

  /** Opens something above the desk, or closes it with `null`. */
  openSheet(sheet: DeskSheet | null): void {
    this.store.setState({ sheet });
  }

  /** The agent disposes here without waiting for the app. */
  disposeHere(interactionId: string): void {
    this.store.setState({ disposingHere: interactionId });
  }

  /** How things stand with the host. */
  connected(connection: Connection): void {
    this.store.setState({ connection });
  }

  /** The agent looks at an interaction. */
  select(interactionId: string): void {
    if (this.state.currentId === interactionId) {
      this.store.setState({ narrowView: "current" });
      return;
    }
    const tab = firstTab(interactionOf(this.state.desk, interactionId));
    this.store.setState({ currentId: interactionId, tab, narrowView: "current" });
  }

  /** The agent puts an ended interaction aside; the most urgent one takes its place. */
  leave(): void {
    const next = mostUrgent(this.state.desk?.interactions ?? []);
    this.store.setState({ currentId: next?.interactionId ?? null, tab: firstTab(next) });
  }

  /** The agent goes to a tab. */
  openTab(tab: string): void {
    this.store.setState({ tab });
  }

  /** The agent opens a workbench app, or folds the workbench with `null`. */
  openWorkbench(placementId: string | null): void {
    this.store.setState(
      placementId === null
        ? { workbench: null }
        : { workbench: placementId, narrowView: "apps", page: null },
    );
  }

  /** The workbench app to begin with; doesn't move the agent's view on a narrow screen. */
  suggestWorkbench(placementId: string | null): void {
    this.store.setState({ workbench: placementId });
  }

  /** The agent opens a navbar app as the full page, or goes back to the desk with `null`. */
  openPage(placementId: string | null): void {
    this.store.setState({ page: placementId });
  }

  /** The agent goes to a part of the desk on a narrow screen. */
  openNarrow(narrowView: DeskState["narrowView"]): void {
    this.store.setState({ narrowView });
  }

  /** A screen pop: the customer's record comes to the front. */
  popCustomer(interactionId: string | null): void {
    const id =
      interactionId ?? mostUrgent(this.state.desk?.interactions ?? [])?.interactionId ?? null;
    if (id === null) return;
    this.store.setState({
      currentId: id,
      // A chat's messages stay in front: its customer waits for an answer there.
      tab: firstTab(interactionOf(this.state.desk, id)),
      poppedFor: id,
      page: null,
      narrowView: "current",
    });
  }

  /** Nobody is signed in any more. */
  reset(): void {
    this.store.setState(emptyDesk, true);
  }

  #look(before: DeskState, desk: Desk): Partial<DeskState> {
    const known = new Set(before.desk?.interactions.map((one) => one.interactionId));
    const ringing = desk.interactions.find(
      (one) =>
        (one.state === "ringing" || one.state === "dialling" || one.state === "previewing") &&
        !known.has(one.interactionId),
    );
    // A call that begins to ring comes to the front: it is why the agent sits here. A chat waits in the list while
    // the agent is busy: what is being written must not go to somebody else.
    const inHand = desk.interactions.some(
      ({ interactionId, state }) => interactionId === before.currentId && state !== "ringing",
    );
    if (ringing !== undefined && (ringing.kind === "call" || !inHand)) {
      return {
        currentId: ringing.interactionId,
        tab: firstTab(ringing),
        page: null,
        narrowView: "current",
      };
    }
    const current = interactionOf(desk, before.currentId);
    const wasLive = before.desk?.interactions.some((one) => one.interactionId === before.currentId);
    const live = desk.interactions.some((one) => one.interactionId === before.currentId);
    if (current === undefined || (wasLive && !live)) {
      const next = mostUrgent(desk.interactions);
      return { currentId: next?.interactionId ?? null, tab: firstTab(next) };
    }
    return {};
  }
}
