import {
  Box,
  Icon,
  IconButton,
  type IconName,
  type StateName,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { useDesk, useWorkspace } from "../shell/context";
import { useLayout } from "../shell/useLayout";
import { t } from "../texts/texts";
import type { Toast, ToastType } from "./toasts";

const looks: Record<ToastType, { tone: StateName; icon: IconName }> = {
  success: { tone: "available", icon: "check-circle" },
  info: { tone: "ringing", icon: "info" },
  warning: { tone: "hold", icon: "warning" },
  error: { tone: "failure", icon: "warning-circle" },
};

const usual = 5_000;

/**
 * Toasts, at the foot of the page above the dock: over the workbench, or over the list when that is folded, so that
 * neither the call's controls nor the disposition are ever under them.
 */
export const ToastRegion = () => {
  const workspace = useWorkspace();
  const narrow = useLayout() === "narrow";
  const hasDesk = useDesk(({ desk }) => desk !== null);
  const workbench = useDesk((state) => state.workbench !== null);
  const toasts = useStore(workspace.toasts.store, (state) => state.toasts);
  const place = narrow
    ? { left: 8, right: 8, bottom: hasDesk ? 60 : 8 }
    : hasDesk && !workbench
      ? { left: 8, bottom: 12, width: 264 }
      : { right: hasDesk ? 56 : 16, bottom: 12, width: 336 };
  return (
    <Box
      role="region"
      aria-label={t("toast.region")}
      aria-live="polite"
      sx={{
        ...place,
        position: "absolute",
        zIndex: 1500,
        display: "flex",
        flexDirection: "column",
        gap: "8px",
        pointerEvents: "none",
      }}
    >
      {toasts.map((toast) => (
        <ToastCard
          key={toast.toastId}
          toast={toast}
          onDismiss={() => workspace.toasts.dismiss(toast.toastId)}
        />
      ))}
    </Box>
  );
};

const ToastCard = ({ toast, onDismiss }: { toast: Toast; onDismiss: () => void }) => {
  const { tone, icon } = looks[toast.type];
  const [held, setHeld] = useState(false);
  const stays = toast.durationMs ?? (toast.type === "error" ? 10_000 : usual);

  // A toast under the pointer or with the focus in it waits to be read.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `onDismiss` is new in each render and always the same deed
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(onDismiss, stays);
    return () => clearTimeout(timer);
  }, [held, stays, toast.toastId]);

  return (
    <Box
      role={toast.type === "error" ? "alert" : "status"}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      sx={{
        pointerEvents: "auto",
        display: "flex",
        gap: "10px",
        p: "10px 8px 10px 12px",
        borderRadius: "8px",
        bgcolor: "background.paper",
        boxShadow: "0 0 0 1px rgb(26 31 40 / 0.08), 0 12px 28px -6px rgb(26 31 40 / 0.2)",
        borderLeft: "3px solid",
        borderColor: `state.${tone}.main`,
        "@keyframes arrive": { from: { transform: "translateY(8px)", opacity: 0 } },
        "@media (prefers-reduced-motion: no-preference)": { animation: "arrive 120ms ease-out" },
      }}
    >
      <Icon name={icon} size={18} weight="fill" color={`state.${tone}.main`} sx={{ mt: "1px" }} />
      <Box sx={{ flex: 1, minWidth: 0, overflowWrap: "anywhere" }}>
        {toast.title !== null && <Typography variant="subtitle1">{toast.title}</Typography>}
        <Typography>{toast.content}</Typography>
        {toast.from !== null && (
          <Typography variant="body2" color="text.secondary">
            {toast.from.appName}
          </Typography>
        )}
      </Box>
      <IconButton
        size="small"
        aria-label={t("toast.dismiss")}
        onClick={onDismiss}
        sx={{ alignSelf: "flex-start" }}
      >
        <Icon name="x" size={14} />
      </IconButton>
    </Box>
  );
};
