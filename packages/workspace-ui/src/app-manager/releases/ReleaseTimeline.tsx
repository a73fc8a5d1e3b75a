import {
  Box,
  Button,
  Chip,
  Icon,
  IconButton,
  Paper,
  Tooltip,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { dateAndTime, number, size } from "../../texts/format";
import { t } from "../../texts/texts";
import type { App, Release } from "../apps";

interface ReleaseTimelineProps {
  app: App;
  onReview: (version: string) => void;
  onActivate: (version: string) => void;
  onRemove: (version: string) => void;
}

/** All releases, newest first: which one people have, which one they had, and what was done with each. */
export const ReleaseTimeline = ({ app, ...actions }: ReleaseTimelineProps) => (
  <Paper component="section" variant="outlined" aria-label={t("releases.title")} sx={{ p: "16px" }}>
    <Typography variant="h3" component="h2" sx={{ mb: "12px" }}>
      {t("releases.title")}
    </Typography>
    <Box component="ol" sx={{ listStyle: "none", m: 0, p: 0 }}>
      {app.releases.map((release, index) => (
        <TimelineEntry
          key={release.version}
          app={app}
          release={release}
          last={index === app.releases.length - 1}
          {...actions}
        />
      ))}
    </Box>
  </Paper>
);

interface TimelineEntryProps extends ReleaseTimelineProps {
  release: Release;
  last: boolean;
}

const TimelineEntry = ({
  app,
  release,
  last,
  onReview,
  onActivate,
  onRemove,
}: TimelineEntryProps) => {
  const { version } = release;
  const active = app.active === version;
  return (
    <Box
      component="li"
      sx={{ display: "grid", gridTemplateColumns: "16px minmax(0, 1fr)", columnGap: "10px" }}
    >
      <Box sx={{ position: "relative" }}>
        {!last && (
          <Box
            sx={{
              position: "absolute",
              top: 14,
              bottom: -6,
              left: "7px",
              width: "2px",
              bgcolor: "divider",
            }}
          />
        )}
        <Icon
          name={active ? "check-circle" : "circle"}
          size={16}
          weight={active ? "fill" : "bold"}
          color={active ? "state.available.main" : "neutral.500"}
          sx={{ position: "relative", mt: "2px", bgcolor: "background.paper", borderRadius: "50%" }}
        />
      </Box>
      <Box sx={{ pb: last ? 0 : "20px", minWidth: 0 }}>
        <Box sx={{ display: "flex", flexWrap: "wrap", gap: "6px", alignItems: "center" }}>
          <Typography
            component="h3"
            variant="subtitle1"
            sx={{ fontVariantNumeric: "tabular-nums" }}
          >
            {version}
          </Typography>
          {active && <Chip size="small" color="success" label={t("releases.active")} />}
          {!active && app.previous === version && (
            <Chip size="small" label={t("releases.previous")} />
          )}
          {release.warnings.length > 0 && (
            <Chip size="small" color="warning" label={remarks(release.warnings.length)} />
          )}
        </Box>
        <Typography variant="body2" color="text.secondary">
          {t("releases.uploaded", {
            when: dateAndTime(release.uploadedAt),
            who: release.uploadedBy,
          })}
        </Typography>
        <Typography variant="body2" color="text.secondary">
          {activity(release)}
        </Typography>
        <Typography variant="body2" color="text.secondary">
          {t("releases.size", { files: files(release.files.length), size: size(release.size) })}
        </Typography>
        <Box sx={{ display: "flex", flexWrap: "wrap", gap: "6px", mt: "6px" }}>
          <Button
            size="small"
            variant="outlined"
            color="inherit"
            aria-label={t("releases.insideOf", { version })}
            onClick={() => onReview(version)}
          >
            {t("releases.inside")}
          </Button>
          {!active && (
            <Button size="small" variant="outlined" onClick={() => onActivate(version)}>
              {t(app.active === null ? "app1.activate" : "app1.switch", { version })}
            </Button>
          )}
          {!active && (
            <Tooltip title={t("releases.removeOf", { version })}>
              <IconButton
                size="small"
                aria-label={t("releases.removeOf", { version })}
                onClick={() => onRemove(version)}
              >
                <Icon name="trash" size={16} />
              </IconButton>
            </Tooltip>
          )}
        </Box>
      </Box>
    </Box>
  );
};

/** How many files, in words. */
export const files = (count: number): string =>
  count === 1 ? t("releases.oneFile") : t("releases.files", { count: number(count) });

const remarks = (count: number): string =>
  count === 1 ? t("releases.oneWarning") : t("releases.warnings", { count: number(count) });

const activity = ({ activations }: Release): string => {
  const latest = activations.reduce<Release["activations"][number] | null>(
    (found, one) => (found === null || one.at > found.at ? one : found),
    null,
  );
  if (latest === null) return t("releases.never");
  const values = { when: dateAndTime(latest.at), who: latest.by };
  return activations.length === 1
    ? t("releases.activated", values)
    : t("releases.activatedTimes", { count: number(activations.length), ...values });
};
