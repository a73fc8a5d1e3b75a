import { Box, Icon, Typography } from "@exotel-npm-dev/signal-design-system";
import type { ReactNode } from "react";
import type { Slot } from "../../host/types";
import { locateSlot, type SlotPlace } from "../../shell/slotPlaces";
import { t } from "../../texts/texts";
import type { App, Centre } from "../apps";
import { othersIn, standingIn } from "./occupants";
import type { PlacementRule, Viewer } from "./placementDraft";
import { SlotButton } from "./SlotButton";

interface WorkspaceMiniatureProps {
  app: App;
  others: readonly App[];
  slots: readonly Slot[];
  rules: readonly PlacementRule[];
  viewer: Viewer;
  centre: Centre | undefined;
  selected: string | null;
  panelId: string;
  onChoose: (slot: Slot) => void;
}

/** From this width on the picture has columns, as the workspace has. */
const wide = "@container (min-width: 600px)";

const dashboardSlot = "dashboard";

/** A small picture of somebody's page; each slot in it is a button, where it is on the page itself. */
export const WorkspaceMiniature = (props: WorkspaceMiniatureProps) => {
  const { slots, viewer } = props;
  const at = (place: SlotPlace, line = false): ReactNode[] =>
    slots
      .filter((slot) => locateSlot(slot, viewer.role) === place)
      // The supervisor's own slot first; the agents' slots show there only when an app is put there for supervisors.
      .sort((a, b) => Number(b.name === dashboardSlot) - Number(a.name === dashboardSlot))
      .map((slot) => (
        <SlotButton
          key={slot.name}
          slot={slot}
          app={props.app}
          standing={standingIn(slot.name, props.rules, viewer, props.centre)}
          others={othersIn(slot.name, props.others, viewer, props.centre)}
          selected={props.selected === slot.name}
          panelId={props.panelId}
          onChoose={() => props.onChoose(slot)}
          line={line}
        />
      ));
  return (
    <Box sx={{ containerType: "inline-size" }}>
      <Box
        role="group"
        aria-label={t(`placing.picture.${viewer.role}`)}
        sx={{
          border: "1px solid",
          borderColor: "neutral.300",
          borderRadius: "8px",
          overflow: "hidden",
          bgcolor: "surface.elevation0",
        }}
      >
        <Box
          sx={{
            display: "flex",
            flexWrap: "wrap",
            alignItems: "center",
            gap: "8px",
            p: "6px 10px",
            bgcolor: "background.paper",
            borderBottom: "1px solid",
            borderColor: "divider",
          }}
        >
          <Box
            aria-hidden
            sx={{ display: "flex", gap: "4px", alignItems: "center", color: "text.secondary" }}
          >
            <Icon name="dots-nine" size={16} />
            <Typography component="span" variant="body2">
              {t("placing.apps")}
            </Typography>
          </Box>
          {at("page", true)}
          <Box aria-hidden sx={{ flex: 1 }} />
          <Ghost width={48} />
          <Ghost width={16} round />
        </Box>
        {viewer.role === "agent" ? (
          <AgentBody tab={at("tab", true)} dock={at("dock")} dialog={at("dialog")} />
        ) : viewer.role === "supervisor" ? (
          <SupervisorBody dashboard={at("dashboard")} dialog={at("dialog")} />
        ) : (
          <AdministratorBody dialog={at("dialog")} />
        )}
      </Box>
    </Box>
  );
};

const AgentBody = ({
  tab,
  dock,
  dialog,
}: {
  tab: ReactNode;
  dock: ReactNode;
  dialog: ReactNode;
}) => (
  <Box
    sx={{
      display: "grid",
      gap: "8px",
      p: "8px",
      gridTemplateColumns: "minmax(0, 1fr)",
      [wide]: { gridTemplateColumns: "96px minmax(0, 1fr) 176px", minHeight: 264 },
    }}
  >
    <Panel sx={{ display: "none", [wide]: { display: "block" } }}>
      <Caption>{t("placing.calls")}</Caption>
      <Ghost />
      <Ghost />
      <Ghost />
    </Panel>
    <Panel>
      <Box aria-hidden sx={{ display: "flex", alignItems: "center", gap: "8px", mb: "8px" }}>
        <Icon name="phone-call" size={16} color="state.onCall.main" />
        <Typography component="span" variant="body2" color="text.secondary">
          {t("placing.call")}
        </Typography>
        <Ghost width={64} flat />
      </Box>
      <Box
        sx={{
          display: "flex",
          flexWrap: "wrap",
          gap: "6px 10px",
          alignItems: "center",
          borderBottom: "1px solid",
          borderColor: "divider",
          pb: "6px",
        }}
      >
        <Tab>{t("placing.customer")}</Tab>
        <Tab>{t("placing.history")}</Tab>
        {tab}
      </Box>
      <DialogPlace>{dialog}</DialogPlace>
    </Panel>
    <Column>{dock}</Column>
  </Box>
);

const SupervisorBody = ({ dashboard, dialog }: { dashboard: ReactNode; dialog: ReactNode }) => (
  <Box sx={{ p: "8px", display: "grid", gap: "8px" }}>
    <Box
      sx={{
        display: "grid",
        gap: "8px",
        gridTemplateColumns: "minmax(0, 1fr)",
        [wide]: {
          gridTemplateColumns: "repeat(2, minmax(0, 1fr))",
          gridAutoRows: "minmax(88px, auto)",
        },
        "& > button": { minHeight: 72 },
      }}
    >
      {dashboard}
    </Box>
    <DialogPlace>{dialog}</DialogPlace>
  </Box>
);

const AdministratorBody = ({ dialog }: { dialog: ReactNode }) => (
  <Box sx={{ p: "8px", minHeight: 200 }}>
    <Panel>
      <Caption>{t("placing.appManager")}</Caption>
      <Ghost />
      <Ghost />
      <DialogPlace>{dialog}</DialogPlace>
    </Panel>
  </Box>
);

/** Dialogs float over the page. */
const DialogPlace = ({ children }: { children: ReactNode }) => (
  <Box
    sx={{
      display: "grid",
      placeItems: "center",
      p: "12px 8px 8px",
      gap: "8px",
      "& > button": {
        width: "min(220px, 100%)",
        bgcolor: "background.paper",
      },
      "& > button[aria-expanded='false']": { boxShadow: "0 6px 16px -6px rgb(26 31 40 / 0.22)" },
      "& > button[data-standing='here']": { bgcolor: "tonal.primary.bg" },
    }}
  >
    {children}
  </Box>
);

const Panel = ({ children, sx = {} }: { children: ReactNode; sx?: object }) => (
  <Box
    sx={{
      p: "8px",
      minWidth: 0,
      bgcolor: "background.paper",
      border: "1px solid",
      borderColor: "divider",
      borderRadius: "6px",
      ...sx,
    }}
  >
    {children}
  </Box>
);

const Column = ({ children }: { children: ReactNode }) => (
  <Box
    sx={{
      display: "flex",
      flexDirection: "column",
      gap: "8px",
      minWidth: 0,
      "& > button": { flex: "1 1 auto" },
    }}
  >
    {children}
  </Box>
);

const Caption = ({ children }: { children: ReactNode }) => (
  <Typography aria-hidden component="div" variant="body2" color="text.secondary">
    {children}
  </Typography>
);

const Tab = ({ children }: { children: ReactNode }) => (
  <Typography aria-hidden component="span" variant="body2" color="text.secondary">
    {children}
  </Typography>
);

/** Stands for something that is no slot. */
const Ghost = ({ width, round, flat }: { width?: number; round?: boolean; flat?: boolean }) => (
  <Box
    aria-hidden
    sx={{
      width: width ?? "100%",
      height: round === true ? 16 : 10,
      mt: flat === true || round === true || width !== undefined ? 0 : "8px",
      borderRadius: round === true ? "50%" : "4px",
      bgcolor: "neutral.200",
    }}
  />
);
