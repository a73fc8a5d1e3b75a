import {
  Box,
  ButtonBase,
  EmptyState,
  Icon,
  IconButton,
  Tooltip,
} from "@exotel-npm-dev/signal-design-system";
import { AppBadge, badgeWords } from "../frames/AppBadge";
import { AppHead } from "../frames/AppHead";
import { AppLogo } from "../frames/AppLogo";
import { type Frame, titleOf } from "../frames/frame";
import { SlotPlace } from "../frames/SlotPlace";
import { useDesk, useWorkspace } from "../shell/context";
import { t } from "../texts/texts";

/** One app at a time, beside the interaction. */
export const Workbench = ({
  frames,
  fill = false,
}: {
  frames: readonly Frame[];
  fill?: boolean;
}) => {
  const workspace = useWorkspace();
  const chosen = useDesk((state) => state.workbench);
  const frame = frames.find((one) => one.frameId === chosen) ?? (fill ? frames[0] : undefined);
  return (
    <Box
      component="aside"
      aria-label={t("workbench.label")}
      data-region="workbench"
      tabIndex={-1}
      sx={{
        flex: 1,
        minWidth: 0,
        minHeight: 0,
        display: "flex",
        flexDirection: "column",
        bgcolor: "background.paper",
        outline: "none",
      }}
    >
      {frame === undefined ? (
        <EmptyState
          dense
          icon="puzzle-piece"
          title={t(frames.length === 0 ? "workbench.none" : "workbench.choose")}
          text={t(frames.length === 0 ? "workbench.noneHint" : "workbench.chooseHint")}
        />
      ) : (
        <>
          <AppHead frame={frame}>
            {!fill && (
              <IconButton
                size="small"
                aria-label={t("workbench.fold")}
                onClick={() => workspace.desk.openWorkbench(null)}
              >
                <Icon name="sidebar-simple" size={16} />
              </IconButton>
            )}
          </AppHead>
          <SlotPlace key={frame.frameId} frame={frame} />
        </>
      )}
    </Box>
  );
};

const labelOf = (frame: Frame): string => {
  const words = badgeWords(frame.badge);
  return words === null ? titleOf(frame) : `${titleOf(frame)}, ${words}`;
};

/** The bar of workbench apps: a click opens one, another folds it. */
export const AppRail = ({
  frames,
  direction,
}: {
  frames: readonly Frame[];
  direction: "row" | "column";
}) => {
  const workspace = useWorkspace();
  const chosen = useDesk((state) => state.workbench);
  const row = direction === "row";
  if (frames.length < (row ? 2 : 1)) return null;
  return (
    <Box
      component="nav"
      aria-label={t("workbench.rail")}
      data-region="rail"
      tabIndex={-1}
      sx={{
        flexShrink: 0,
        display: "flex",
        flexDirection: direction,
        gap: "4px",
        bgcolor: "background.paper",
        outline: "none",
        overflow: "auto",
        ...(row
          ? { p: "4px 8px", borderBottom: "1px solid" }
          : { width: 44, p: "6px", borderLeft: "1px solid" }),
        borderColor: "divider",
      }}
    >
      {frames.map((frame) => {
        const selected = frame.frameId === chosen;
        const trouble = frame.phase === "failed" || frame.phase === "silent";
        return (
          <Tooltip key={frame.frameId} title={labelOf(frame)} placement={row ? "bottom" : "left"}>
            <ButtonBase
              aria-label={labelOf(frame)}
              aria-pressed={selected}
              onClick={() => workspace.desk.openWorkbench(selected && !row ? null : frame.frameId)}
              sx={{
                position: "relative",
                width: 32,
                height: 32,
                flexShrink: 0,
                borderRadius: "6px",
                bgcolor: selected ? "tonal.primary.bg" : "transparent",
                "&:hover": { bgcolor: selected ? "tonal.primary.hoverBg" : "neutral.100" },
              }}
            >
              <AppLogo app={frame.app} size={20} />
              <AppBadge badge={frame.badge} place="rail" />
              {trouble && (
                <Box
                  component="span"
                  sx={{
                    position: "absolute",
                    right: 1,
                    bottom: 1,
                    display: "inline-flex",
                    bgcolor: "background.paper",
                    borderRadius: "50%",
                    color: frame.phase === "failed" ? "state.failure.main" : "state.hold.main",
                  }}
                >
                  <Icon
                    name="warning-circle"
                    size={12}
                    weight="fill"
                    title={
                      frame.phase === "failed"
                        ? t("frame.failed", { app: frame.app.name })
                        : t("frame.silent")
                    }
                  />
                </Box>
              )}
            </ButtonBase>
          </Tooltip>
        );
      })}
    </Box>
  );
};
