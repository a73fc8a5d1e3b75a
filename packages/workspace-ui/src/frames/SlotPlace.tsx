import { Box, EmptyState, ErrorState, LinearProgress } from "@exotel-npm-dev/signal-design-system";
import { useLayoutEffect, useRef } from "react";
import { Refusal } from "../host/refusal";
import { useWorkspace } from "../shell/context";
import { t } from "../texts/texts";
import type { Frame, FramePhase } from "./frame";

/** The page is there: the frame is laid over its place. */
const visible: readonly FramePhase[] = ["loaded", "silent", "running"];

/** The place in the layout that an app's frame is laid over, and what is said until the app is there. */
export const SlotPlace = ({ frame }: { frame: Frame }) => {
  const workspace = useWorkspace();
  const element = useRef<HTMLDivElement>(null);
  const { frameId, phase } = frame;
  const shown = visible.includes(phase);

  useLayoutEffect(() => {
    if (!shown || element.current === null) return;
    return workspace.frames.rects.attach(frameId, element.current);
  }, [workspace, frameId, shown]);

  useLayoutEffect(() => {
    workspace.frames.hurry(frameId);
  }, [workspace, frameId]);

  return (
    <Box
      ref={element}
      data-slot-place={frame.slot.name}
      data-phase={phase}
      sx={{ flex: 1, minHeight: 0, minWidth: 0, position: "relative", bgcolor: "background.paper" }}
    >
      {!shown && <FrameStatus frame={frame} />}
    </Box>
  );
};

const FrameStatus = ({ frame }: { frame: Frame }) => {
  const workspace = useWorkspace();
  const app = frame.app.name;
  const origin = frame.instance?.origin ?? "";
  const reload = {
    label: t("frame.reload"),
    onClick: () => workspace.frames.reload(frame.frameId),
  };
  if (frame.phase === "failed") {
    const { error } = frame;
    return (
      <ErrorState
        dense
        what={t("frame.failed", { app })}
        why={
          error instanceof Refusal
            ? `${error.message} ${error.remedy}`
            : error === null
              ? t("frame.failedHint", { origin })
              : t("error.away")
        }
        remedy={reload}
      />
    );
  }
  if (frame.phase === "slow") {
    return (
      <>
        <LinearProgress aria-label={t("frame.loading", { app })} />
        <EmptyState
          dense
          icon="hourglass-medium"
          title={t("frame.slow", { app })}
          text={t("frame.slowHint", { origin })}
        />
      </>
    );
  }
  const word = frame.phase === "waiting" ? t("frame.waiting") : t("frame.loading", { app });
  return <LinearProgress aria-label={word} sx={{ opacity: frame.phase === "waiting" ? 0 : 1 }} />;
};
