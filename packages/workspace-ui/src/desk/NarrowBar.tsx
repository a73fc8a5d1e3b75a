import { Badge, Box, ButtonBase, Icon, type IconName } from "@exotel-npm-dev/signal-design-system";
import { isInSlot } from "../frames/frame";
import { useDesk, useFrames, useWorkspace } from "../shell/context";
import { locateSlot } from "../shell/slotPlaces";
import { t } from "../texts/texts";
import type { DeskState } from "./deskStore";

const parts: readonly { view: DeskState["narrowView"]; icon: IconName }[] = [
  { view: "interactions", icon: "list-bullets" },
  { view: "current", icon: "headset" },
  { view: "apps", icon: "puzzle-piece" },
];

/** The bar at the foot of a narrow screen. */
export const NarrowBar = () => {
  const workspace = useWorkspace();
  const view = useDesk((state) => state.narrowView);
  const live = useDesk(({ desk }) => desk?.interactions.length ?? 0);
  const badged = useFrames().filter(
    (frame) =>
      frame.badge !== null && isInSlot(frame) && locateSlot(frame.slot, "agent") === "dock",
  ).length;
  const counts: Partial<Record<DeskState["narrowView"], number>> = {
    interactions: live,
    apps: badged,
  };
  return (
    <Box
      component="nav"
      aria-label={t("narrow.label")}
      data-region="parts"
      tabIndex={-1}
      sx={{
        flexShrink: 0,
        display: "grid",
        gridTemplateColumns: "repeat(3, 1fr)",
        height: 52,
        bgcolor: "background.paper",
        borderTop: "1px solid",
        borderColor: "divider",
        outline: "none",
      }}
    >
      {parts.map((part) => {
        const selected = part.view === view;
        return (
          <ButtonBase
            key={part.view}
            // The app grid's button is the one that is named "Apps".
            aria-label={part.view === "apps" ? t("narrow.appsLabel") : undefined}
            aria-current={selected ? "page" : undefined}
            onClick={() => workspace.desk.openNarrow(part.view)}
            sx={{
              flexDirection: "column",
              gap: "2px",
              fontSize: "0.75rem",
              lineHeight: "1rem",
              fontWeight: 500,
              color: selected ? "primary.main" : "text.secondary",
            }}
          >
            <Badge
              color="primary"
              badgeContent={counts[part.view] ?? 0}
              slotProps={{
                badge: { sx: { height: 16, minWidth: 16, fontSize: 11, top: 4, right: -2 } },
              }}
            >
              <Icon name={part.icon} size={20} weight={selected ? "fill" : "regular"} />
            </Badge>
            {t(`narrow.${part.view}`)}
          </ButtonBase>
        );
      })}
    </Box>
  );
};
