import type { StateName } from "../theme/tokens";
import type { IconName } from "./Icon";

/** Where a call is, as far as the card is concerned. */
export type CallState =
  | "previewing"
  | "dialling"
  | "ringing"
  | "connected"
  | "onHold"
  | "consulting"
  | "conference"
  | "wrapUp"
  | "ended";

/** How a state is said: colour, icon, word. */
export interface CallLook {
  readonly tone: StateName;
  readonly icon: IconName;
  readonly word: string;
}

const looks: Readonly<Record<CallState, CallLook>> = {
  previewing: { tone: "ringing", icon: "identification-card", word: "Preview" },
  dialling: { tone: "ringing", icon: "phone-outgoing", word: "Dialling" },
  ringing: { tone: "ringing", icon: "phone-incoming", word: "Ringing" },
  connected: { tone: "onCall", icon: "phone-call", word: "Connected" },
  onHold: { tone: "hold", icon: "phone-pause", word: "On hold" },
  consulting: { tone: "onCall", icon: "phone-transfer", word: "Consulting" },
  conference: { tone: "onCall", icon: "users-three", word: "Conference" },
  wrapUp: { tone: "wrapUp", icon: "note", word: "Wrap-up" },
  ended: { tone: "offline", icon: "phone-disconnect", word: "Ended" },
};

/** The look of a call's state; an outbound call that rings at the agent has the arrow of its way. */
export const callLook = (state: CallState, direction: "inbound" | "outbound"): CallLook =>
  state === "ringing" && direction === "outbound"
    ? { ...looks.ringing, icon: "phone-outgoing" }
    : looks[state];
