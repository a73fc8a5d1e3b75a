import type { Campaign, Interaction } from "../host/types";
import { t } from "../texts/texts";

/** Names of the desk's own tabs, as apps use them too. */
export type OwnTabId =
  | "chat"
  | "customer"
  | "history"
  | "ticket"
  | "script"
  | "transcript"
  /** The page that the campaign embeds. */
  | "page";

/** The tab of the page that a campaign embeds. */
export const embeddedPageTab: OwnTabId = "page";

/** What the interaction's campaign has its agents say, where it does. */
export const scriptOf = (
  interaction: Interaction,
  campaigns: readonly Campaign[] | undefined,
): string | null => {
  const script = campaigns?.find((one) => one.campaignId === interaction.campaignId)?.script;
  return script == null || script.trim() === "" ? null : script;
};

/** The desk's own tabs about an interaction, in their order. */
export const ownTabsOf = (
  interaction: Interaction,
  campaigns: readonly Campaign[] | undefined,
): { id: OwnTabId; title: string }[] => {
  const isCall = interaction.kind === "call";
  const tabs: ({ id: OwnTabId; title: string } | false)[] = [
    !isCall && { id: "chat", title: t("chat.tab") },
    { id: "customer", title: t("tabs.customer") },
    { id: "history", title: t("tabs.history") },
    { id: "ticket", title: t("tickets.tab") },
    scriptOf(interaction, campaigns) !== null && { id: "script", title: t("tabs.script") },
    isCall && { id: "transcript", title: t("tabs.transcript") },
    isCall &&
      interaction.embeddedPage !== null && { id: "page", title: interaction.embeddedPage.title },
  ];
  return tabs.filter((tab) => tab !== false);
};
