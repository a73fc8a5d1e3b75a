import {
  Badge,
  Box,
  Button,
  ButtonBase,
  EmptyState,
  Icon,
  Popover,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useState } from "react";
import { AppBadge, badgeWords } from "../frames/AppBadge";
import { AppLogo } from "../frames/AppLogo";
import { type Frame, isInSlot, titleOf } from "../frames/frame";
import type { AppCard } from "../host/types";
import { t } from "../texts/texts";
import { useDesk, useFrames, useSlots, useWorkspace } from "./context";
import { locateSlot } from "./slotPlaces";
import { useLayout } from "./useLayout";

/** An entry of the grid: a placed app, or a further instance of one. */
interface Tile {
  frameId: string;
  app: AppCard;
  title: string;
  badge: Frame["badge"];
}

/** The button *Apps* and its grid: navbar apps, each opening as a full page. */
export const AppGrid = () => {
  const workspace = useWorkspace();
  const narrow = useLayout() === "narrow";
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const page = useDesk((state) => state.page);
  const slots = useSlots((state) => state.slots);
  const frames = useFrames();
  const tiles: Tile[] = slots
    .filter(({ slot }) => locateSlot(slot, workspace.user.role) === "page")
    .flatMap((entry) => entry.apps)
    .flatMap(({ placementId, app }) => {
      const own = frames.filter((frame) => isInSlot(frame) && frame.placementId === placementId);
      return own.length === 0
        ? [{ frameId: placementId, app, title: app.name, badge: null }]
        : own.map((frame) => ({
            frameId: frame.frameId,
            app: frame.app,
            title: titleOf(frame),
            badge: frame.badge,
          }));
    });
  const badged = tiles.some(({ badge }) => badge !== null);

  return (
    <>
      <Button
        variant="text"
        color="inherit"
        aria-label={badged ? t("nav.appsBadged") : t("nav.apps")}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ minWidth: 32, px: "8px", gap: "6px" }}
      >
        <Badge color="primary" variant="dot" invisible={!badged}>
          <Icon name="dots-nine" size={20} weight="bold" />
        </Badge>
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
          {tiles.length === 0 ? (
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
              {tiles.map(({ frameId, app, title, badge }) => {
                const words = badgeWords(badge);
                return (
                  <ButtonBase
                    key={frameId}
                    aria-label={words === null ? title : `${title}, ${words}`}
                    aria-current={page === frameId ? "page" : undefined}
                    onClick={() => {
                      workspace.desk.openPage(frameId);
                      setAnchor(null);
                    }}
                    sx={{
                      flexDirection: "column",
                      justifyContent: "flex-start",
                      gap: "8px",
                      p: "12px 6px",
                      borderRadius: "6px",
                      bgcolor: page === frameId ? "tonal.primary.bg" : "transparent",
                      "&:hover, &.Mui-focusVisible": { bgcolor: "tonal.neutral.bg" },
                    }}
                  >
                    <Box component="span" sx={{ position: "relative", display: "inline-flex" }}>
                      <AppLogo app={app} size={32} />
                      <AppBadge badge={badge} place="tile" />
                    </Box>
                    <Typography
                      variant="body2"
                      sx={{ textAlign: "center", overflowWrap: "anywhere", maxWidth: "100%" }}
                    >
                      {title}
                    </Typography>
                  </ButtonBase>
                );
              })}
            </Box>
          )}
        </Box>
      </Popover>
    </>
  );
};
