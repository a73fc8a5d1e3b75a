import {
  type CallCardProps,
  formatDuration,
  type KeyValueItem,
} from "@exotel-npm-dev/signal-design-system";
import type { Call, Interaction, Party } from "../../host/types";
import * as format from "../../texts/format";
import { t } from "../../texts/texts";

/** Who it is: the customer's name, or nothing when nobody is known. */
export const customerName = (interaction: Interaction): string | undefined => {
  const name =
    interaction.customer?.name ??
    (interaction.kind === "chat" ? interaction.customerData.name : interaction.lead?.name);
  return name == null || name === "" ? undefined : name;
};

/** Who it is, in any case: the name, else the number. */
export const whoOf = (interaction: Interaction): string =>
  customerName(interaction) ?? format.phone(interaction.displayPhone);

const callTypes = {
  "inbound.call.dial": "call.inbound",
  "transferred.to.campaign.dial": "call.transferred",
  "click.to.call.dial": "call.clickToCall",
  "outbound.manual.dial": "call.manual",
  "outbound.auto.dial": "call.automatic",
  "outbound.auto.preview.dial": "call.autoPreview",
  "outbound.manual.preview.dial": "call.manualPreview",
  "outbound.callback.dial": "call.callback",
} as const;

const isCallType = (name: string): name is keyof typeof callTypes => Object.hasOwn(callTypes, name);

/** What kind of call it is, in words. */
export const callTypeWord = ({
  callType,
  direction,
}: Pick<Call, "callType" | "direction">): string =>
  t(isCallType(callType) ? callTypes[callType] : `call.${direction}`);

/** When the present state began. */
export const stateSince = (call: Call): number | undefined => {
  switch (call.state) {
    case "ringing":
    case "previewing":
    case "dialling":
      return call.startedAt;
    case "onHold":
      return call.heldSince ?? call.connectedAt ?? undefined;
    case "consulting":
    case "conference":
      return latest(call.parties) ?? call.connectedAt ?? undefined;
    default:
      return call.connectedAt ?? undefined;
  }
};

const latest = (parties: readonly Party[]): number | undefined =>
  parties.length === 0 ? undefined : Math.max(...parties.map(({ since }) => since));

/** Why the call is here, or who ended it; `nameOf` gives a user's name. */
export const reasonLine = (call: Call, nameOf: (userId: string) => string): string | undefined => {
  if (call.state === "wrapUp" || call.state === "ended") {
    return call.hangupFirst === null ? undefined : t(`call.endedBy.${call.hangupFirst}`);
  }
  const parts = [
    call.transferredFrom !== null &&
      t("call.transferredBy", { user: nameOf(call.transferredFrom) }),
    call.lead !== null && t("call.fromLead", { lead: call.lead.leadName }),
    call.waited > 0 && t("call.waited", { time: formatDuration(call.waited) }),
  ].filter((part) => part !== false);
  return parts.length === 0 ? undefined : parts.join(" · ");
};

const commands = {
  hangUp: "command.hangUp",
  sendDigits: "command.sendDigits",
  consult: "command.consult",
  completeTransfer: "command.completeTransfer",
  joinParties: "command.joinParties",
  endConsultation: "command.endConsultation",
  leaveConference: "command.leaveConference",
  dropParty: "command.dropParty",
  dialPreview: "command.dialPreview",
  cancelAttempt: "command.cancelAttempt",
} as const;

const isCommand = (name: string): name is keyof typeof commands => Object.hasOwn(commands, name);

/** A command in words, as its button has them: "Hang up". */
export const commandWord = (name: string): string =>
  isCommand(name) ? t(commands[name]) : format.words(name);

/** What the telephony system has been told and has not answered. */
export const pendingLine = ({ order }: Call): string | undefined =>
  order === null ? undefined : t("call.pending", { command: commandWord(order.command) });

/** What last failed, and why. */
export const failureLine = ({ failure }: Interaction): string | undefined =>
  failure === null
    ? undefined
    : t("call.failed", { command: commandWord(failure.command), reason: failure.reason });

/** The third side that is being tried. */
export const attemptLine = ({ attempt }: Interaction): CallCardProps["attempt"] =>
  attempt === null
    ? undefined
    : {
        label: t(`attempt.${attempt.what}`, { label: format.phone(attempt.label) }),
        since: attempt.since,
        until: attempt.until ?? undefined,
      };

const partyIcons = {
  phone: "phone",
  thirdParty: "shield-check",
  user: "headset",
  localIvr: "tree-structure",
} as const;

/** Who is in the call beside agent and customer. */
export const partiesOf = (interaction: Interaction): CallCardProps["parties"] =>
  interaction.parties.map((party) => {
    const label = format.phone(party.label);
    const phone = party.phone == null ? undefined : format.phone(party.phone);
    return {
      id: party.partyId,
      label,
      note: phone === label ? undefined : phone,
      icon: partyIcons[party.kind],
      since: party.since,
    };
  });

/** What the lead's list says, before one dials. */
export const leadDetails = (call: Call): KeyValueItem[] | undefined =>
  call.lead === null || call.state !== "previewing"
    ? undefined
    : Object.entries(call.lead.fields).map(([name, value]) => ({
        label: format.words(name),
        value,
        key: name,
      }));
