import { Icon, IconButton, Tooltip } from "@exotel-npm-dev/signal-design-system";
import { useLocation } from "wouter";
import { useWorkspace } from "../shell/context";
import { t } from "../texts/texts";

/** The way to the tickets from every page, and back again. */
export const TicketsButton = () => {
  const [path, go] = useLocation();
  const workspace = useWorkspace();
  const here = path === "/tickets" || path.startsWith("/tickets/");
  return (
    <Tooltip title={t("tickets.nav")}>
      <IconButton
        aria-label={t("tickets.nav")}
        aria-current={here ? "page" : undefined}
        onClick={() => {
          workspace.desk.openPage(null);
          go(here ? "/" : "/tickets");
        }}
        sx={here ? { bgcolor: "tonal.primary.bg", color: "tonal.primary.text" } : {}}
      >
        <Icon name="ticket" size={18} weight={here ? "fill" : "regular"} />
      </IconButton>
    </Tooltip>
  );
};
