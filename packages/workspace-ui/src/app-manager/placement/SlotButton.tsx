import {
  Box,
  ButtonBase,
  Icon,
  Typography,
  VisuallyHidden,
} from "@exotel-npm-dev/signal-design-system";
import { AppLogo } from "../../frames/AppLogo";
import type { Slot } from "../../host/types";
import { number } from "../../texts/format";
import { type TextKey, t } from "../../texts/texts";
import type { App } from "../apps";
import { cardOf } from "../cardOf";
import type { Standing } from "./occupants";
import { listed } from "./placementWords";

interface SlotButtonProps {
  slot: Slot;
  app: App;
  standing: Standing;
  others: readonly App[];
  selected: boolean;
  /** The panel that it opens. */
  panelId: string;
  onChoose: () => void;
  /** One line, for a bar or a strip of tabs. */
  line?: boolean;
}

const saidOf = {
  here: "placing.slotHere",
  otherCampaign: "placing.slotElsewhere",
  free: "placing.slotFree",
} as const satisfies Record<Standing, TextKey>;

/** So many other apps show. */
const most = 3;

/** A slot in the picture: who is in it, and the way to put the app there. */
export const SlotButton = ({
  slot,
  app,
  standing,
  others,
  selected,
  panelId,
  onChoose,
  line = false,
}: SlotButtonProps) => {
  const placed = standing !== "free";
  return (
    <ButtonBase
      onClick={onChoose}
      aria-pressed={placed}
      aria-expanded={selected}
      {...(selected ? { "aria-controls": panelId } : {})}
      data-slot-name={slot.name}
      data-standing={standing}
      sx={{
        display: "flex",
        flexDirection: line ? "row" : "column",
        alignItems: line ? "center" : "stretch",
        justifyContent: "flex-start",
        gap: line ? "6px" : "4px",
        minHeight: line ? 28 : 64,
        minWidth: 0,
        maxWidth: "100%",
        px: "8px",
        py: line ? "3px" : "8px",
        borderRadius: "6px",
        textAlign: "left",
        border: "1px solid",
        borderStyle: standing === "free" ? "dashed" : "solid",
        borderColor: placed ? "primary.main" : "neutral.400",
        bgcolor: standing === "here" ? "tonal.primary.bg" : "background.paper",
        color: placed ? "tonal.primary.text" : "text.primary",
        boxShadow: selected ? (theme) => `0 0 0 2px ${theme.palette.primary.main}` : "none",
        transition: "background-color 100ms, border-color 100ms",
        "&:hover": { borderColor: "primary.main", bgcolor: "tonal.primary.bg" },
        "&:focus-visible": { outline: "2px solid", outlineColor: "primary.dark", outlineOffset: 2 },
      }}
    >
      <Box
        component="span"
        sx={{ display: "flex", alignItems: "center", gap: "6px", minWidth: 0, fontWeight: 500 }}
      >
        <Icon
          name={standing === "here" ? "check-circle" : placed ? "minus-circle" : "plus"}
          size={14}
          weight={standing === "here" ? "fill" : "bold"}
        />
        <Box component="span" sx={{ overflow: "hidden", textOverflow: "ellipsis" }}>
          <span aria-hidden>{slot.title}</span>
          <VisuallyHidden>
            {t(saidOf[standing], {
              slot: slot.title,
              app: app.name,
              others:
                others.length === 0
                  ? t("placing.alone")
                  : t("placing.others", { apps: listed(others.map(({ name }) => name)) }),
            })}
          </VisuallyHidden>
        </Box>
      </Box>
      {/* Said above in words. */}
      <Box aria-hidden component="span" sx={{ display: "contents" }}>
        {placed && <Occupant app={app} named={!line} color="inherit" />}
        {!line && standing === "otherCampaign" && (
          <Typography component="span" variant="body2" color="text.secondary">
            {t("placing.notForCampaign")}
          </Typography>
        )}
        {others.slice(0, most).map((other) => (
          <Occupant key={other.appId} app={other} named={!line} color="text.secondary" />
        ))}
        {others.length > most && (
          <Typography component="span" variant="body2" color="text.secondary">
            +{number(others.length - most)}
          </Typography>
        )}
      </Box>
    </ButtonBase>
  );
};

const Occupant = ({ app, named, color }: { app: App; named: boolean; color: string }) => (
  <Box component="span" sx={{ display: "flex", gap: "6px", alignItems: "center", minWidth: 0 }}>
    <AppLogo app={cardOf(app)} size={16} />
    {named && (
      <Typography component="span" variant="body2" color={color} noWrap>
        {app.name}
      </Typography>
    )}
  </Box>
);
