import type { StateName } from "@exotel-npm-dev/signal-design-system";
import type { AgentInteraction, AgentLive } from "../../host/supervision";
import type { Availability, Interaction, InteractionState } from "../../host/types";
import { t } from "../../texts/texts";

const availabilityLooks: Record<Availability["state"], StateName> = {
  notReady: "offline",
  ready: "available",
  onBreak: "break",
  busy: "onCall",
  wrapUp: "wrapUp",
};

const interactionLooks: Record<InteractionState, StateName> = {
  ringing: "ringing",
  previewing: "ringing",
  dialling: "ringing",
  connected: "onCall",
  onHold: "hold",
  consulting: "onCall",
  conference: "onCall",
  wrapUp: "wrapUp",
  ended: "offline",
};

/** How a state is shown: colour and icon by name, and the word. */
export interface Look {
  state: StateName;
  word: string;
}

export const lookOfAvailability = ({ state, reason }: Availability): Look => ({
  state: availabilityLooks[state],
  word: state === "onBreak" && reason ? reason : t(`supervisor.availability.${state}`),
});

export const lookOfInteraction = ({
  state,
  kind,
}: Pick<AgentInteraction | Interaction, "state" | "kind">): Look => ({
  state: interactionLooks[state],
  word: kind === "chat" && state === "connected" ? t("supervisor.chatting") : t(`live.${state}`),
});

/** What an agent has in hand that says most: what rings, then a call, then a chat. */
export const foremost = ({ interactions }: AgentLive): AgentInteraction | undefined =>
  interactions.find(({ state }) => state === "ringing") ??
  interactions.find(({ kind }) => kind === "call") ??
  interactions[0];
