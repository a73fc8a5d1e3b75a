import type { LatestEvent } from "../bridge/edges";
import type { EventScope } from "../bridge/profile";
import { customerTab, type DeskState, type DeskStore, interactionOf } from "../desk/deskStore";
import { ownTabsOf } from "../desk/tabsOf";
import { type Frame, titleOf } from "../frames/frame";
import type { Desk, HostEvent, Interaction, User } from "../host/types";
import { t } from "../texts/texts";
import { type InContext, reaches, subjectOf } from "./contextScope";
import { shellEvents } from "./shellProfile";

/** An event on its way to the apps. */
export interface OutgoingEvent extends HostEvent {
  /** The interaction that it is about, where the host says so. */
  interactionId: string | null;
  seq?: number;
}

/** What events of the context need of the rest of the shell. */
export interface ContextEventsEdges {
  user: User;
  desk: DeskStore;
  /** The interaction that an instance has in context. */
  interactionOf(instanceId: string): Interaction | undefined;
  /** Tickets that are tied to an interaction on this page. */
  ticketsOf(interactionId: string): readonly string[];
  frame(frameId: string): Frame | undefined;
  dispatch(event: OutgoingEvent, hears?: (instanceId: string) => boolean): void;
  now(): number;
  /** Runs something later, in milliseconds. */
  later(run: () => void, ms: number): unknown;
  cancel(timer: unknown): void;
}

/** A tab of the desk. Two instances of one app are two tabs of one name. */
interface Tab {
  key: string;
  id: string;
  name: string;
}

/** How long an event waits for the desk that shows its interaction, in milliseconds. */
const patience = 1_000;

/**
 * Passes events on to the apps: those of the context only to the instances that they are about. The shell's own
 * (another tab, another customer in front) are made here.
 */
export class ContextEvents {
  #waiting: OutgoingEvent[] = [];
  #timer: unknown;
  #tab: Tab | undefined;
  readonly #stop: () => void;

  constructor(private readonly edges: ContextEventsEdges) {
    this.#stop = edges.desk.store.subscribe((state, before) => this.#follow(state, before));
  }

  /** Ends it. */
  stop(): void {
    this.#stop();
    this.edges.cancel(this.#timer);
    this.#waiting = [];
  }

  /**
   * Takes an event of the host. The host tells events before the desk that they lead to: one about an interaction that
   * the desk doesn't show yet waits for it, and so does what comes after it, for the order's sake.
   */
  take(event: OutgoingEvent): void {
    if (this.#waiting.length === 0 && !this.#mustWait(event)) {
      this.#pass(event);
      return;
    }
    this.#waiting.push(event);
    this.#timer ??= this.edges.later(() => this.#release(), patience);
  }

  /**
   * The newest event of a name that only the shell knows; `undefined` when it is the host who knows.
   */
  latest(scope: EventScope, name: string, instanceId: string): LatestEvent | null | undefined {
    if (scope !== "context") return undefined;
    const { desk, user } = this.edges;
    const { state } = desk;
    const at = Math.round(this.edges.now());
    const interaction = this.edges.interactionOf(instanceId);
    if (name === shellEvents.tabChangedName) {
      if (state.desk === null || interaction?.interactionId !== (state.currentId ?? undefined)) {
        return null;
      }
      const tab = this.#tabOf(state);
      const event = shellEvents.tabChanged({ desk: state, user, tab, previousId: tab.id, at });
      return { seq: null, payload: event.payload };
    }
    if (name === shellEvents.customerSelectedName) {
      if (interaction === undefined) return null;
      const event = shellEvents.customerSelected({ desk: state, user, interaction, at });
      return { seq: null, payload: event.payload };
    }
    return undefined;
  }

  /** Whether an event of the context with this payload is for an instance. */
  isFor(instanceId: string, payload: unknown): boolean {
    return reaches(subjectOf(payload, null), this.#contextOf(instanceId));
  }

  #mustWait(event: OutgoingEvent): boolean {
    if (event.scope !== "context" || this.edges.user.role !== "agent") return false;
    const { interactionId } = subjectOf(event.payload, event.interactionId);
    return (
      interactionId !== null &&
      interactionOf(this.edges.desk.state.desk, interactionId) === undefined
    );
  }

  #release(): void {
    this.edges.cancel(this.#timer);
    this.#timer = undefined;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const event of waiting) this.#pass(event);
  }

  #pass(event: OutgoingEvent): void {
    if (event.scope !== "context") {
      this.edges.dispatch(event);
      return;
    }
    const subject = subjectOf(event.payload, event.interactionId);
    this.edges.dispatch(event, (instanceId) => reaches(subject, this.#contextOf(instanceId)));
  }

  #contextOf(instanceId: string): InContext | null {
    const interaction = this.edges.interactionOf(instanceId);
    if (interaction === undefined) return null;
    const { interactionId, customerId } = interaction;
    return { interactionId, customerId, ticketIds: this.edges.ticketsOf(interactionId) };
  }

  #follow(state: DeskState, before: DeskState): void {
    if (state.desk === null) return;
    if (state.desk !== before.desk) this.#release();
    if (state.currentId !== before.currentId && wasThere(before.desk, state.currentId)) {
      this.#selectCustomer(state);
    }
    if (
      state.currentId !== before.currentId ||
      state.tab !== before.tab ||
      this.#tab === undefined
    ) {
      this.#turnTab(state, state.currentId !== before.currentId);
    }
  }

  /** The agent turned to an interaction that was there already; of new ones the host tells. */
  #selectCustomer(state: DeskState): void {
    const interaction = interactionOf(state.desk, state.currentId);
    if (interaction === undefined) return;
    const at = Math.round(this.edges.now());
    this.#pass({
      ...shellEvents.customerSelected({ desk: state, user: this.edges.user, interaction, at }),
      interactionId: interaction.interactionId,
    });
  }

  #turnTab(state: DeskState, another: boolean): void {
    const previous = this.#tab;
    const tab = this.#tabOf(state);
    this.#tab = tab;
    if (previous === undefined || (!another && previous.key === tab.key)) return;
    const { user } = this.edges;
    const at = Math.round(this.edges.now());
    this.#pass({
      ...shellEvents.tabChanged({ desk: state, user, tab, previousId: previous.id, at }),
      interactionId: state.currentId,
    });
  }

  /** The tab that shows, as apps name it: ours by our words, an app's by its name. */
  #tabOf(state: DeskState): Tab {
    const app = this.edges.frame(state.tab);
    if (app !== undefined) return { key: app.frameId, id: app.app.name, name: titleOf(app) };
    const interaction = interactionOf(state.desk, state.currentId);
    const own = interaction === undefined ? [] : ownTabsOf(interaction, state.desk?.campaigns);
    const tab = own.find(({ id }) => id === state.tab) ?? own[0];
    return tab === undefined
      ? { key: customerTab, id: customerTab, name: t("tabs.desk") }
      : { key: tab.id, id: tab.id, name: tab.title };
  }
}

const wasThere = (desk: Desk | null, interactionId: string | null): boolean =>
  interactionOf(desk, interactionId) !== undefined;
