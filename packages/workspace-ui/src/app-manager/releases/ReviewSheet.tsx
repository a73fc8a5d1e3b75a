import {
  Alert,
  Box,
  Button,
  Drawer,
  Icon,
  KeyValueList,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { type ReactNode, useEffect, useState } from "react";
import { dateAndTime, size } from "../../texts/format";
import { t } from "../../texts/texts";
import { type App, type Release, releaseBefore, releaseOf } from "../apps";
import { CodeText } from "../CodeText";
import { openDraft } from "../placement/placementDraft";
import { listed, placementWords } from "../placement/placementWords";
import { RefusalAlert } from "../RefusalAlert";
import { sentence } from "../refusalText";
import { useAppActions } from "../useAppActions";
import { useAllSlots, useCentre } from "../useApps";
import { useHush } from "../useSay";
import { FileTable } from "./FileTable";
import { factsOf } from "./manifestFacts";
import { ReleaseChanges } from "./ReleaseChanges";
import { files } from "./ReleaseTimeline";

/** Which release to look into. */
export interface Review {
  appId: string;
  version: string;
  /** How it came here, when it has just been uploaded. */
  upload: { created: boolean; expected: string | null } | null;
}

interface ReviewSheetProps {
  review: Review | null;
  app: App | undefined;
  onClose: () => void;
  onChooseSlots: (appId: string) => void;
}

/** What is in a release, what is odd about it, what changed since the last one; then one button. */
export const ReviewSheet = ({ review, app, onClose, onChooseSlots }: ReviewSheetProps) => {
  const release = app && review ? releaseOf(app, review.version) : undefined;
  // The sheet keeps its contents while it slides out.
  const [shown, setShown] = useState<{ review: Review; app: App; release: Release } | null>(null);
  useEffect(() => {
    if (review && app && release) setShown({ review, app, release });
  }, [review, app, release]);
  const open = review !== null && release !== undefined;
  const hush = useHush();
  useEffect(() => {
    if (open) hush();
  }, [open, hush]);
  if (shown === null) return null;
  return <Sheet {...shown} open={open} onClose={onClose} onChooseSlots={onChooseSlots} />;
};

interface SheetProps {
  review: Review;
  app: App;
  release: Release;
  open: boolean;
  onClose: () => void;
  onChooseSlots: (appId: string) => void;
}

const Sheet = ({ review, app, release, open, onClose, onChooseSlots }: SheetProps) => {
  const slots = useAllSlots().data ?? [];
  const centre = useCentre().data;
  const actions = useAppActions(app);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another review starts without the last one's error
  useEffect(() => setError(null), [review]);

  const facts = factsOf(release.manifest);
  const before = releaseBefore(app, release.version);
  const active = app.active === release.version;
  const words = placementWords(openDraft(app).rules, slots, centre);
  const next = active ? "done" : words.length === 0 ? "slots" : "activate";

  const activate = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await actions.activate(release.version);
      onClose();
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Drawer
      open={open}
      width={600}
      title={`${app.name} ${release.version}`}
      subtitle={t("review.subtitle", {
        when: dateAndTime(release.uploadedAt),
        who: release.uploadedBy,
      })}
      onClose={onClose}
      footerActions={
        <Box
          sx={{
            width: "100%",
            display: "flex",
            flexWrap: "wrap",
            gap: "8px",
            justifyContent: "flex-end",
          }}
        >
          <Typography
            variant="body2"
            color="text.secondary"
            sx={{ flex: { xs: "1 1 100%", sm: "1 1 200px" }, alignSelf: "center" }}
          >
            {next === "done"
              ? t("review.then.active")
              : next === "slots"
                ? t("review.then.slots")
                : app.active === null
                  ? t("review.then.activate", { words: listed(words) })
                  : t("review.then.switch", { active: app.active })}
          </Typography>
          {next === "done" ? (
            <Button variant="contained" onClick={onClose}>
              {t("review.done")}
            </Button>
          ) : (
            <>
              <Button variant="outlined" color="inherit" disabled={busy} onClick={onClose}>
                {t("review.notNow")}
              </Button>
              {next === "slots" ? (
                <Button variant="contained" onClick={() => onChooseSlots(app.appId)}>
                  {t("app1.chooseSlots")}
                </Button>
              ) : (
                <Button variant="contained" loading={busy} onClick={() => void activate()}>
                  {t(app.active === null ? "app1.activate" : "app1.switch", {
                    version: release.version,
                  })}
                </Button>
              )}
            </>
          )}
        </Box>
      }
    >
      <Box sx={{ display: "grid", gap: "20px" }}>
        {error !== null && <RefusalAlert error={error} />}
        {review.upload?.created === false && <Alert severity="info">{t("review.same")}</Alert>}
        {review.upload?.expected != null && review.upload.expected !== app.name && (
          <Alert severity="warning">
            {t("review.otherApp", { other: app.name, app: review.upload.expected })}
          </Alert>
        )}
        <Remarks release={release} />
        <Part title={t("review.manifest")}>
          <KeyValueList
            labelWidth={136}
            items={[
              { label: t("review.name"), value: app.name },
              { label: t("review.version"), value: release.version },
              { label: t("review.description"), value: facts.description },
              { label: t("review.author"), value: facts.author },
              { label: t("review.platform"), value: facts.oldestPlatform },
              ...(facts.unfitPlatforms.length === 0
                ? []
                : [{ label: t("review.unfit"), value: listed(facts.unfitPlatforms) }]),
              { label: t("review.environment"), value: facts.environment },
              ...(facts.startPage === null
                ? []
                : [{ label: t("review.startPage"), value: facts.startPage, mono: true }]),
              {
                label: t("review.checksum"),
                value: `${release.contentSha256.slice(0, 16)}…`,
                copy: release.contentSha256,
                mono: true,
              },
            ]}
          />
        </Part>
        <Part
          title={
            before === undefined
              ? t("review.first")
              : t("review.changes", { version: before.version })
          }
        >
          {before !== undefined && <ReleaseChanges before={before.files} after={release.files} />}
        </Part>
        <Part
          title={t("review.files")}
          hint={t("review.filesHint", {
            files: files(release.files.length),
            size: size(release.inflatedSize),
            packed: size(release.size),
          })}
        >
          <FileTable key={release.contentSha256} files={release.files} />
        </Part>
      </Box>
    </Drawer>
  );
};

const Part = ({
  title,
  hint,
  children,
}: {
  title: string;
  hint?: string;
  children?: ReactNode;
}) => (
  <Box component="section">
    <Typography variant="subtitle1" component="h3">
      {title}
    </Typography>
    {hint !== undefined && (
      <Typography variant="body2" color="text.secondary">
        {hint}
      </Typography>
    )}
    {children !== undefined && children !== false && <Box sx={{ mt: "8px" }}>{children}</Box>}
  </Box>
);

const Remarks = ({ release }: { release: Release }) =>
  release.warnings.length === 0 ? (
    <Box sx={{ display: "flex", gap: "8px", alignItems: "center" }}>
      <Icon name="check-circle" size={18} weight="fill" color="state.available.main" />
      {t("review.noRemarks")}
    </Box>
  ) : (
    <Part title={t("review.remarks")}>
      <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: "8px" }}>
        {release.warnings.map(({ code, message, remedy }) => (
          <li key={`${code} ${message}`}>
            <Alert severity="warning" role="note">
              <Box sx={{ overflowWrap: "anywhere" }}>
                <CodeText>{sentence(message)}</CodeText>
              </Box>
              <Box sx={{ overflowWrap: "anywhere" }}>
                <CodeText>{sentence(remedy)}</CodeText>
              </Box>
              <Typography variant="body2" sx={{ mt: "2px", opacity: 0.85 }}>
                {code}
              </Typography>
            </Alert>
          </li>
        ))}
      </Box>
    </Part>
  );
