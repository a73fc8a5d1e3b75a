import {
  Box,
  Button,
  EmptyState,
  ErrorState,
  FileDrop,
  Icon,
  PageHeader,
  Paper,
  Skeleton,
  Typography,
  VisuallyHidden,
} from "@exotel-npm-dev/signal-design-system";
import { Link } from "wouter";
import { AppLogo } from "../frames/AppLogo";
import type { Slot } from "../host/types";
import { size } from "../texts/format";
import { t } from "../texts/texts";
import { appAddress } from "./AppManager";
import { AppStatePill } from "./AppStatePill";
import { type App, type Centre, largestPackage, newestOf, packageEndings, releaseOf } from "./apps";
import { cardOf } from "./cardOf";
import { isDirty, openDraft, type PlacementDraft } from "./placement/placementDraft";
import { placementWords } from "./placement/placementWords";
import { refusalText } from "./refusalText";
import { factsOf } from "./releases/manifestFacts";
import { useAllSlots, useApps, useCentre } from "./useApps";

interface AppListProps {
  drafts: Readonly<Record<string, PlacementDraft>>;
  /** Opens the upload, at once with a file if one was dropped. */
  onUpload: (file: File | null) => void;
}

const columns = "minmax(220px, 2fr) minmax(160px, 2fr) 108px 112px 16px";

/** All apps: what each is, where it shows, which release is active. */
export const AppList = ({ drafts, onUpload }: AppListProps) => {
  const apps = useApps();
  const slots = useAllSlots();
  const centre = useCentre();
  const empty = apps.data?.length === 0;
  return (
    <>
      <PageHeader
        title={t("apps.title")}
        subtitle={t("apps.subtitle")}
        actions={
          !apps.isError &&
          !empty && (
            <Button
              variant="contained"
              startIcon={<Icon name="upload-simple" size={16} />}
              onClick={() => onUpload(null)}
            >
              {t("apps.upload")}
            </Button>
          )
        }
      />
      {apps.isPending ? (
        <Box role="status" aria-label={t("apps.loading")} sx={{ mt: "16px" }}>
          <Skeleton variant="rounded" height={196} />
        </Box>
      ) : apps.isError ? (
        <Paper variant="outlined" sx={{ mt: "16px" }}>
          <ErrorState
            what={t("apps.failed")}
            why={whyOf(apps.error)}
            remedy={{ label: t("apps.retry"), onClick: () => void apps.refetch() }}
          />
        </Paper>
      ) : empty ? (
        <Paper variant="outlined" sx={{ mt: "16px", p: { xs: "12px", sm: "20px" } }}>
          <EmptyState
            dense
            icon="package"
            title={t("apps.none")}
            text={t("apps.noneHint")}
            sx={{ pt: "8px" }}
          />
          <FileDrop
            label={t("upload.drop")}
            hint={t("upload.hint", { limit: size(largestPackage) })}
            accept={packageEndings}
            maxBytes={largestPackage}
            onFile={onUpload}
          />
        </Paper>
      ) : (
        <Paper variant="outlined" sx={{ mt: "16px", overflow: "hidden" }}>
          <Box
            aria-hidden
            sx={{
              display: { xs: "none", md: "grid" },
              gridTemplateColumns: columns,
              gap: "16px",
              px: "16px",
              py: "8px",
              borderBottom: "1px solid",
              borderColor: "divider",
              color: "text.secondary",
              typography: "body2",
            }}
          >
            <span>{t("apps.column.app")}</span>
            <span>{t("apps.column.where")}</span>
            <span>{t("apps.column.release")}</span>
            <span>{t("apps.column.state")}</span>
          </Box>
          <Box
            component="ul"
            aria-label={t("apps.list")}
            sx={{
              listStyle: "none",
              m: 0,
              p: 0,
              "& > li + li": { borderTop: "1px solid", borderColor: "divider" },
            }}
          >
            {apps.data.map((app) => (
              <li key={app.appId}>
                <AppRow
                  app={app}
                  slots={slots.data ?? []}
                  centre={centre.data}
                  draft={drafts[app.appId]}
                />
              </li>
            ))}
          </Box>
        </Paper>
      )}
    </>
  );
};

const whyOf = (error: unknown): string => {
  const { what, remedy } = refusalText(error);
  return `${what} ${remedy}`;
};

interface AppRowProps {
  app: App;
  slots: readonly Slot[];
  centre: Centre | undefined;
  draft: PlacementDraft | undefined;
}

const AppRow = ({ app, slots, centre, draft }: AppRowProps) => {
  const facts = factsOf((releaseOf(app, app.active) ?? newestOf(app))?.manifest);
  const words = placementWords(openDraft(app).rules, slots, centre);
  return (
    <Box
      component={Link}
      href={appAddress(app.appId)}
      sx={{
        display: "grid",
        gridTemplateColumns: { xs: "minmax(0, 1fr) auto", md: columns },
        gap: { xs: "8px 12px", md: "16px" },
        alignItems: "center",
        px: "16px",
        py: "12px",
        color: "text.primary",
        textDecoration: "none",
        "&:hover": { bgcolor: "action.hover" },
        "&:focus-visible": {
          outline: "2px solid",
          outlineColor: "primary.main",
          outlineOffset: -2,
        },
      }}
    >
      <Box sx={{ display: "flex", gap: "12px", alignItems: "center", minWidth: 0 }}>
        <AppLogo app={cardOf(app)} size={36} />
        <Box sx={{ minWidth: 0 }}>
          <Typography component="span" variant="subtitle1" noWrap sx={{ display: "block" }}>
            {app.name}
          </Typography>
          <Typography
            component="span"
            variant="body2"
            color="text.secondary"
            sx={{ display: "block", overflowWrap: "anywhere" }}
          >
            {facts.description ?? t("apps.noDescription")}
          </Typography>
        </Box>
      </Box>
      <Box
        sx={{
          gridColumn: { xs: "1 / -1", md: "auto" },
          order: { xs: 1, md: 0 },
          pl: { xs: "48px", md: 0 },
          minWidth: 0,
        }}
      >
        <VisuallyHidden>{t("apps.column.where")}: </VisuallyHidden>
        {words.length === 0 ? (
          <Typography component="span" color="text.secondary">
            {t("apps.nowhere")}
          </Typography>
        ) : (
          words.map((line) => (
            <Box component="span" key={line} sx={{ display: "block" }}>
              {line}
            </Box>
          ))
        )}
        {draft !== undefined && isDirty(draft) && (
          <Typography component="span" variant="body2" color="state.wrapUp.text">
            {t("apps.unsaved")}
          </Typography>
        )}
      </Box>
      <Box sx={{ display: { xs: "none", md: "block" }, fontVariantNumeric: "tabular-nums" }}>
        <VisuallyHidden>{t("apps.column.release")}: </VisuallyHidden>
        {app.active ?? (
          <Typography component="span" color="text.secondary">
            {t("apps.noRelease")}
          </Typography>
        )}
      </Box>
      <Box
        sx={{
          display: "flex",
          gap: "8px",
          alignItems: "center",
          justifySelf: { xs: "end", md: "start" },
        }}
      >
        <Box component="span" sx={{ display: { md: "none" }, fontVariantNumeric: "tabular-nums" }}>
          {app.active}
        </Box>
        <AppStatePill app={app} />
      </Box>
      <Icon
        name="caret-right"
        size={16}
        color="text.secondary"
        sx={{ display: { xs: "none", md: "block" } }}
      />
    </Box>
  );
};
