import {
  Box,
  Button,
  ButtonBase,
  EmptyState,
  Icon,
  Popover,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useState } from "react";
import { AppLogo } from "../frames/AppLogo";
import { t } from "../texts/texts";
import { useDesk, useSlots, useWorkspace } from "./context";
import { locateSlot } from "./slotPlaces";
import { useLayout } from "./useLayout";

/** The button *Apps* and its grid: navbar apps, each opening as a full page. */
export const AppGrid = () => {
  const workspace = useWorkspace();
  const narrow = useLayout() === "narrow";
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const page = useDesk((state) => state.page);
  const slots = useSlots((state) => state.slots);
  const apps = slots
    .filter(({ slot }) => locateSlot(slot, workspace.user.role) === "page")
    .flatMap((entry) => entry.apps);

  return (
    <>
      <Button
        variant="text"
        color="inherit"
        aria-label={t("nav.apps")}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ minWidth: 32, px: "8px", gap: "6px" }}
      >
        <Icon name="dots-nine" size={20} weight="bold" />
        {!narrow && t("nav.apps")}
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: "bottom", horizontal: "left" }}
        slotProps={{ paper: { role: "dialog", "aria-label": t("nav.apps") } }}
      >
        <Box sx={{ width: 320, maxWidth: "calc(100vw - 32px)", p: "8px" }}>
          {apps.length === 0 ? (
            <EmptyState
              dense
              icon="squares-four"
              title={t("nav.appsEmpty")}
              text={t("nav.appsEmptyHint")}
            />
          ) : (
            <Box
              sx={{ display: "grid", gridTemplateColumns: "repeat(3, minmax(0, 1fr))", gap: "4px" }}
            >
              {apps.map(({ placementId, app }) => (
                <ButtonBase
                  key={placementId}
                  aria-current={page === placementId ? "page" : undefined}
                  onClick={() => {
                    workspace.desk.openPage(placementId);
                    setAnchor(null);
                  }}
                  sx={{
                    flexDirection: "column",
                    justifyContent: "flex-start",
                    gap: "8px",
                    p: "12px 6px",
                    borderRadius: "6px",
                    bgcolor: page === placementId ? "tonal.primary.bg" : "transparent",
                    "&:hover, &.Mui-focusVisible": { bgcolor: "tonal.neutral.bg" },
                  }}
                >
                  <AppLogo app={app} size={32} />
                  <Typography
                    variant="body2"
                    sx={{ textAlign: "center", overflowWrap: "anywhere", maxWidth: "100%" }}
                  >
                    {app.name}
                  </Typography>
                </ButtonBase>
              ))}
            </Box>
          )}
        </Box>
      </Popover>
    </>
  );
};
