import type {
  AttemptKind,
  AvailabilityState,
  Interaction,
  Target,
  Targets,
} from "../../host/types";
import * as format from "../../texts/format";
import { t } from "../../texts/texts";

/** Somebody or something to hand a call to, as it stands in the list. */
export interface TargetChoice {
  key: string;
  target: Target;
  label: string;
  detail: string;
  /** A user's state. */
  state?: AvailabilityState;
}

export interface TargetGroup {
  kind: Target["kind"];
  choices: TargetChoice[];
}

/** What each way of handing over can go to, in the order of the list. */
const kindsOf: Readonly<Record<AttemptKind, readonly Target["kind"][]>> = {
  transfer: ["phone", "user", "queue", "campaign", "ivr"],
  consult: ["phone", "user"],
  conference: ["phone", "user", "thirdParty", "localIvr"],
};

/** A chat goes to people and queues only. */
const chatKinds: readonly Target["kind"][] = ["user", "queue"];

/** Letters in it make a text a name; three digits are the shortest number. */
const numberIn = (text: string): string | null => {
  const compact = text.replace(/[\s().-]/g, "");
  return /^\+?[\d*#]{3,}$/.test(compact) ? compact : null;
};

const userOrder: Readonly<Record<AvailabilityState, number>> = {
  ready: 0,
  wrapUp: 1,
  busy: 2,
  onBreak: 3,
  notReady: 4,
};

const choicesOf = (kind: Target["kind"], targets: Targets): TargetChoice[] => {
  switch (kind) {
    case "phone":
      return [];
    case "user":
      return targets.users
        .map((user) => ({
          key: `user ${user.userId}`,
          target: { kind, userId: user.userId } as const,
          label: user.userName,
          detail: user.userId,
          state: user.state,
        }))
        .sort((a, b) => userOrder[a.state] - userOrder[b.state]);
    case "queue":
      return targets.queues.map((queue) => ({
        key: `queue ${queue.agentQueueId}`,
        target: { kind, agentQueueId: queue.agentQueueId },
        label: queue.queueName,
        detail: `${queue.campaignName} · ${
          queue.readyAgents === 1
            ? t("handOver.oneReady")
            : t("handOver.ready", { count: queue.readyAgents })
        }`,
      }));
    case "campaign":
      return targets.campaigns.map((campaign) => ({
        key: `campaign ${campaign.campaignId}`,
        target: { kind, campaignId: campaign.campaignId },
        label: campaign.campaignName,
        detail: "",
      }));
    case "ivr":
    case "localIvr":
      return targets[kind === "ivr" ? "ivrs" : "localIvrs"].map((ivr) => ({
        key: `${kind} ${ivr.contextId}`,
        target: { kind, contextId: ivr.contextId },
        label: ivr.contextName,
        detail: "",
      }));
    case "thirdParty":
      return targets.thirdParties.map((party) => ({
        key: `thirdParty ${party.thirdPartyId}`,
        target: { kind, thirdPartyId: party.thirdPartyId },
        label: party.name,
        detail: format.phone(party.phone),
      }));
  }
};

/** What a typed text finds for a way of handing over: a number as it is, then everybody whose name or number matches. */
export const findTargets = (
  targets: Targets | undefined,
  mode: AttemptKind,
  typed: string,
  of: Interaction["kind"] = "call",
): TargetGroup[] => {
  const text = typed.trim().toLocaleLowerCase();
  const phone = numberIn(text);
  const number = text.replace(/\D/g, "");
  const matches = ({ label, detail }: TargetChoice): boolean =>
    text === "" ||
    label.toLocaleLowerCase().includes(text) ||
    detail.toLocaleLowerCase().includes(text) ||
    (phone !== null && number !== "" && detail.replace(/\D/g, "").includes(number));
  return kindsOf[mode]
    .filter((one) => of === "call" || chatKinds.includes(one))
    .map((kind) => ({
      kind,
      choices:
        kind === "phone"
          ? phone === null
            ? []
            : [
                {
                  key: "phone",
                  target: { kind, phone } as const,
                  label: format.phone(phone),
                  detail: t("handOver.typed"),
                },
              ]
          : targets === undefined
            ? []
            : choicesOf(kind, targets).filter(matches),
    }))
    .filter(({ choices }) => choices.length > 0);
};
