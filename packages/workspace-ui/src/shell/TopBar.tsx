import {
  Box,
  Icon,
  IconButton,
  Tooltip,
  Typography,
  VisuallyHidden,
} from "@exotel-npm-dev/signal-design-system";
import { t } from "../texts/texts";
import { TicketsButton } from "../tickets/TicketsButton";
import { AppGrid } from "./AppGrid";
import { CampaignChooser } from "./CampaignChooser";
import { useDesk, useWorkspace } from "./context";
import { ExtensionButton } from "./ExtensionButton";
import { StateMenu } from "./StateMenu";
import { UserMenu } from "./UserMenu";
import { useLayout, useSmall } from "./useLayout";

interface TopBarProps {
  dockOpen: boolean;
  /** `null` where there is no simulator. */
  onToggleDock: (() => void) | null;
}

/** The bar on top of every signed-in page. */
export const TopBar = ({ dockOpen, onToggleDock }: TopBarProps) => {
  const workspace = useWorkspace();
  const { user } = workspace;
  const narrow = useLayout() === "narrow";
  const small = useSmall();
  const hasDesk = useDesk(({ desk }) => desk !== null);
  const isAgent = user.role === "agent" && hasDesk;
  return (
    <Box
      component="header"
      data-region="top"
      tabIndex={-1}
      sx={{
        position: "relative",
        zIndex: 4,
        flexShrink: 0,
        display: "flex",
        alignItems: "center",
        gap: narrow ? "4px" : "8px",
        height: 48,
        px: narrow ? "6px" : "10px",
        bgcolor: "background.paper",
        borderBottom: "1px solid",
        borderColor: "divider",
        outline: "none",
      }}
    >
      {isAgent && (
        <VisuallyHidden>
          <h1>{t("product.tagline")}</h1>
        </VisuallyHidden>
      )}
      <AppGrid />
      {!narrow && (
        <Typography
          component="span"
          variant="subtitle1"
          sx={{ mr: "4px", letterSpacing: "-0.01em" }}
        >
          {t("product.name")}
        </Typography>
      )}
      {isAgent && <CampaignChooser compact={small} />}
      {isAgent && !small && <ExtensionButton compact={narrow} />}
      <Box sx={{ flex: 1 }} />
      {isAgent && <StateMenu compact={small} />}
      {isAgent && (
        <Tooltip title={t("customer.search")}>
          <IconButton
            aria-label={t("customer.search")}
            onClick={() => workspace.desk.openSheet({ what: "customers" })}
          >
            <Icon name="magnifying-glass" size={18} />
          </IconButton>
        </Tooltip>
      )}
      <TicketsButton />
      {onToggleDock !== null && (
        <Tooltip title={t("nav.simulator")}>
          <IconButton
            aria-label={t("nav.simulator")}
            aria-pressed={dockOpen}
            onClick={onToggleDock}
            sx={dockOpen ? { bgcolor: "tonal.primary.bg", color: "tonal.primary.text" } : {}}
          >
            <Icon name="sliders" size={18} />
          </IconButton>
        </Tooltip>
      )}
      <UserMenu />
    </Box>
  );
};
