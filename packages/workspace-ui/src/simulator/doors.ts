import type { Centre } from "../app-manager/apps";

/** Where a customer comes in: a campaign, or one of its queues. */
export interface Door {
  /** Names it among all doors. */
  key: string;
  campaignId: number;
  agentQueueId?: number;
  label: string;
  isQueue: boolean;
}

const chat = "Chat Campaign";
const inbound = "Interactive Voice Application";

/** The doors for calls or for chats: each campaign with its queues behind it, those that customers call first. */
export const doorsFor = (kind: "call" | "chat", centre: Centre | undefined): Door[] => {
  const { campaigns = [], queues = [] } = centre ?? {};
  return campaigns
    .filter(({ campaignType }) => (campaignType === chat) === (kind === "chat"))
    .sort((a, b) => Number(b.campaignType === inbound) - Number(a.campaignType === inbound))
    .flatMap(({ campaignId, campaignName }) => [
      { key: `campaign-${campaignId}`, campaignId, label: campaignName, isQueue: false },
      ...queues
        .filter((queue) => queue.campaignId === campaignId)
        .map(({ agentQueueId, queueName }) => ({
          key: `queue-${agentQueueId}`,
          campaignId,
          agentQueueId,
          label: queueName,
          isQueue: true,
        })),
    ]);
};

/** What a request says of a door. */
export const through = (
  door: Door | undefined,
): { campaignId?: number; agentQueueId?: number } => ({
  ...(door === undefined ? {} : { campaignId: door.campaignId }),
  ...(door?.agentQueueId === undefined ? {} : { agentQueueId: door.agentQueueId }),
});
