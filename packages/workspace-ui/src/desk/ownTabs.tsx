import { Box } from "@exotel-npm-dev/signal-design-system";
import type { ReactNode } from "react";
import { ChatConversation } from "../chats/ChatConversation";
import { ChatTabLabel } from "../chats/ChatTabLabel";
import type { Interaction } from "../host/types";
import { useDesk } from "../shell/context";
import { t } from "../texts/texts";
import { TicketTab } from "../tickets/TicketTab";
import { CustomerView } from "./customer/CustomerView";
import { chatTab, customerTab } from "./deskStore";
import { HistoryView } from "./history/HistoryView";
import { ScriptView } from "./ScriptView";
import { TranscriptView } from "./TranscriptView";

/** The tab of the page that a campaign embeds. */
export const embeddedPageTab = "page";

/** A tab of the desk's own, beside those of apps. */
interface OwnTab {
  id: string;
  title: string;
  /** Shown instead of the title. */
  label?: ReactNode;
  /** It scrolls by itself and fills the room. */
  fills?: boolean;
  view: () => ReactNode;
}

/** The desk's own tabs about an interaction. They don't come and go while it lasts. */
export const useOwnTabs = (interaction: Interaction | undefined): OwnTab[] => {
  const campaigns = useDesk(({ desk }) => desk?.campaigns);
  if (interaction === undefined) return [];
  const script = campaigns?.find((one) => one.campaignId === interaction.campaignId)?.script;
  const tabs: (OwnTab | false)[] = [
    interaction.kind === "chat" && {
      id: chatTab,
      title: t("chat.tab"),
      label: <ChatTabLabel chat={interaction} />,
      fills: true,
      view: () => <ChatConversation key={interaction.interactionId} chat={interaction} />,
    },
    {
      id: customerTab,
      title: t("tabs.customer"),
      view: () => <CustomerView key={interaction.interactionId} interaction={interaction} />,
    },
    {
      id: "history",
      title: t("tabs.history"),
      view: () => <HistoryView key={interaction.interactionId} interaction={interaction} />,
    },
    {
      id: "ticket",
      title: t("tickets.tab"),
      fills: true,
      view: () => (
        <Box sx={{ flex: 1, minHeight: 0, overflow: "auto" }}>
          <TicketTab key={interaction.interactionId} interaction={interaction} />
        </Box>
      ),
    },
    script != null &&
      script.trim() !== "" && {
        id: "script",
        title: t("tabs.script"),
        view: () => <ScriptView script={script} interaction={interaction} />,
      },
    interaction.kind === "call" && {
      id: "transcript",
      title: t("tabs.transcript"),
      fills: true,
      view: () => <TranscriptView key={interaction.interactionId} call={interaction} />,
    },
    interaction.kind === "call" &&
      interaction.embeddedPage !== null && {
        id: embeddedPageTab,
        title: interaction.embeddedPage.title,
        view: () => null,
      },
  ];
  return tabs.filter((tab) => tab !== false);
};
