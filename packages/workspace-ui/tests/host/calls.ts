import type { Call, Campaign } from "../../src/host/types";

/** A call as the host would show it: ringing, unless told otherwise. */
export const callWith = (facts: Partial<Call>): Call => ({
  kind: "call",
  interactionId: "int-1",
  userId: "agent1",
  callType: "inbound.call.dial",
  direction: "inbound",
  state: "ringing",
  muted: false,
  phone: "+919800000001",
  displayPhone: "+919800000001",
  campaignId: 1,
  queueName: "Billing",
  agentQueueId: 11,
  crtObjectId: "crt-1",
  userCrtObjectId: "ucrt-1",
  customer: null,
  customerId: -1,
  startedAt: 0,
  connectedAt: null,
  heldSince: null,
  endedAt: null,
  wrapUpEndsAt: null,
  waited: 0,
  transferredFrom: null,
  disposing: { by: "workspace", panelOpensAt: null },
  holdTime: null,
  talkTime: null,
  hangupFirst: null,
  systemDisposition: null,
  dispositionCode: null,
  dispositionClass: null,
  note: null,
  parties: [],
  attempt: null,
  failure: null,
  lead: null,
  previewEndsAt: null,
  order: null,
  connector: null,
  recordingUrl: null,
  embeddedPage: null,
  transcript: [],
  commands: [],
  ...facts,
});

/** What an agent may do with a call, by its state. */
export const commandsOf = (call: Call): string[] => {
  const live = ["hangUp", "sendDigits", "screenPop"];
  const others = call.attempt === null ? ["transfer", "consult", "conference"] : ["cancelAttempt"];
  switch (call.state) {
    case "ringing":
      return ["answer", "decline", "screenPop"];
    case "previewing":
      return ["dialPreview", "skipPreview"];
    case "dialling":
      return ["hangUp"];
    case "connected":
      return [call.muted ? "unmute" : "mute", "hold", ...others, ...live];
    case "onHold":
      return ["resume", ...others, ...live];
    case "consulting":
      return ["completeTransfer", "joinParties", "endConsultation", ...live];
    case "conference":
      return [call.muted ? "unmute" : "mute", "dropParty", "leaveConference", ...live];
    case "wrapUp":
      return ["dispose"];
    default:
      return [];
  }
};

/** A campaign's wrap-up as its calls carry it. */
export const disposingOf = (campaign: Campaign | null, endedAt: number): Call["disposing"] => {
  const by = campaign?.disposing ?? "workspace";
  return { by, panelOpensAt: by === "app" ? endedAt + 20_000 : null };
};
