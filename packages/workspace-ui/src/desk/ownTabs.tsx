import { Box } from "@exotel-npm-dev/signal-design-system";
import type { ReactNode } from "react";
import { ChatConversation } from "../chats/ChatConversation";
import { ChatTabLabel } from "../chats/ChatTabLabel";
import type { Interaction } from "../host/types";
import { useDesk } from "../shell/context";
import { TicketTab } from "../tickets/TicketTab";
import { CustomerView } from "./customer/CustomerView";
import { HistoryView } from "./history/HistoryView";
import { ScriptView } from "./ScriptView";
import { TranscriptView } from "./TranscriptView";
import { type OwnTabId, ownTabsOf, scriptOf } from "./tabsOf";

/** A tab of the desk's own, beside those of apps. */
interface OwnTab {
  id: OwnTabId;
  title: string;
  /** Shown instead of the title. */
  label?: ReactNode;
  /** It scrolls by itself and fills the room. */
  fills?: boolean;
  view: () => ReactNode;
}

/** What the desk's own tabs show about an interaction. */
const lookOf = (
  id: OwnTabId,
  interaction: Interaction,
  script: string,
): Omit<OwnTab, "id" | "title"> => {
  const { interactionId } = interaction;
  switch (id) {
    case "chat":
      return interaction.kind === "chat"
        ? {
            label: <ChatTabLabel chat={interaction} />,
            fills: true,
            view: () => <ChatConversation key={interactionId} chat={interaction} />,
          }
        : { view: () => null };
    case "customer":
      return { view: () => <CustomerView key={interactionId} interaction={interaction} /> };
    case "history":
      return { view: () => <HistoryView key={interactionId} interaction={interaction} /> };
    case "ticket":
      return {
        fills: true,
        view: () => (
          <Box sx={{ flex: 1, minHeight: 0, overflow: "auto" }}>
            <TicketTab key={interactionId} interaction={interaction} />
          </Box>
        ),
      };
    case "script":
      return { view: () => <ScriptView script={script} interaction={interaction} /> };
    case "transcript":
      return interaction.kind === "call"
        ? { fills: true, view: () => <TranscriptView key={interactionId} call={interaction} /> }
        : { view: () => null };
    case "page":
      return { view: () => null };
  }
};

/** The desk's own tabs about an interaction. They don't come and go while it lasts. */
export const useOwnTabs = (interaction: Interaction | undefined): OwnTab[] => {
  const campaigns = useDesk(({ desk }) => desk?.campaigns);
  if (interaction === undefined) return [];
  const script = scriptOf(interaction, campaigns) ?? "";
  return ownTabsOf(interaction, campaigns).map(({ id, title }) => ({
    id,
    title,
    ...lookOf(id, interaction, script),
  }));
};
