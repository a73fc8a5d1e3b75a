import { Box, Icon, IconButton, Tooltip, Typography } from "@exotel-npm-dev/signal-design-system";
import { t } from "../texts/texts";
import { TicketsButton } from "../tickets/TicketsButton";
import { AppGrid } from "./AppGrid";
import { CampaignChooser } from "./CampaignChooser";
import { useDesk, useWorkspace } from "./context";
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
  const { user } = useWorkspace();
  const narrow = useLayout() === "narrow";
  const small = useSmall();
  const hasDesk = useDesk(({ desk }) => desk !== null);
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
      {user.role === "agent" && hasDesk && <CampaignChooser compact={small} />}
      <Box sx={{ flex: 1 }} />
      {user.role === "agent" && hasDesk && <StateMenu compact={small} />}
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
