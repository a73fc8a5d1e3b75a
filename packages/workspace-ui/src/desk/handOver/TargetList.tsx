import {
  Box,
  CircularProgress,
  Icon,
  type IconName,
  type StateName,
  StatePill,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useEffect, useRef } from "react";
import type { AvailabilityState, Target } from "../../host/types";
import { t } from "../../texts/texts";
import type { TargetChoice, TargetGroup } from "./targets";

const icons: Readonly<Record<Target["kind"], IconName>> = {
  phone: "phone",
  user: "headset",
  queue: "users-three",
  campaign: "flag",
  ivr: "tree-structure",
  localIvr: "tree-structure",
  thirdParty: "shield-check",
};

const looks: Readonly<Record<AvailabilityState, StateName>> = {
  ready: "available",
  busy: "onCall",
  wrapUp: "wrapUp",
  onBreak: "break",
  notReady: "offline",
};

interface TargetListProps {
  id: string;
  groups: readonly TargetGroup[];
  activeKey: string | null;
  busyKey: string | null;
  optionId: (key: string) => string;
  onChoose: (choice: TargetChoice) => void;
}

/** Everybody and everything a call can go to, by kind. The field above it moves through it. */
export const TargetList = ({
  id,
  groups,
  activeKey,
  busyKey,
  optionId,
  onChoose,
}: TargetListProps) => {
  const active = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another active one is the reason to scroll
  useEffect(() => {
    active.current?.scrollIntoView?.({ block: "nearest" });
  }, [activeKey]);
  return (
    <Box id={id} role="listbox" aria-label={t("handOver.list")}>
      {groups.map(({ kind, choices }) => (
        <Box key={kind} role="group" aria-label={t(`target.${kind}`)} sx={{ mb: "8px" }}>
          <Typography
            aria-hidden
            variant="subtitle2"
            component="p"
            color="text.secondary"
            sx={{ px: "8px", py: "4px" }}
          >
            {t(`target.${kind}`)}
          </Typography>
          {choices.map((choice) => {
            const selected = choice.key === activeKey;
            return (
              <Box
                key={choice.key}
                ref={selected ? active : null}
                id={optionId(choice.key)}
                role="option"
                aria-selected={selected}
                onClick={() => onChoose(choice)}
                sx={{
                  display: "flex",
                  alignItems: "center",
                  gap: "10px",
                  minHeight: 40,
                  px: "8px",
                  py: "4px",
                  borderRadius: "6px",
                  cursor: "pointer",
                  bgcolor: selected ? "tonal.primary.bg" : "transparent",
                  "&:hover": { bgcolor: selected ? "tonal.primary.hoverBg" : "neutral.50" },
                }}
              >
                <Icon name={icons[kind]} size={16} color="text.secondary" />
                <Box sx={{ flex: 1, minWidth: 0 }}>
                  <Typography noWrap>{choice.label}</Typography>
                  {choice.detail !== "" && (
                    <Typography variant="body2" color="text.secondary" noWrap>
                      {choice.detail}
                    </Typography>
                  )}
                </Box>
                {busyKey === choice.key ? (
                  <CircularProgress size={16} aria-label={t("handOver.working")} />
                ) : (
                  choice.state !== undefined && (
                    <StatePill
                      size="small"
                      state={looks[choice.state]}
                      label={t(`state.${choice.state}`)}
                    />
                  )
                )}
              </Box>
            );
          })}
        </Box>
      ))}
    </Box>
  );
};
