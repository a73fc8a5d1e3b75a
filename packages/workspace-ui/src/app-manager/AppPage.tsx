import {
  Box,
  Breadcrumbs,
  ErrorState,
  Paper,
  Link as SignalLink,
  Skeleton,
} from "@exotel-npm-dev/signal-design-system";
import { useEffect, useRef, useState } from "react";
import { Link, useLocation } from "wouter";
import { t } from "../texts/texts";
import { AppHeader } from "./AppHeader";
import type { App } from "./apps";
import { ConfirmDialog, type Question } from "./ConfirmDialog";
import { NextStep } from "./NextStep";
import { PlacementSection } from "./placement/PlacementSection";
import { openDraft, type PlacementDraft, rebase } from "./placement/placementDraft";
import { refusalText } from "./refusalText";
import { ReleaseTimeline } from "./releases/ReleaseTimeline";
import { questionsOf, useAppActions } from "./useAppActions";
import { useAllSlots, useApps, useCentre } from "./useApps";

interface AppPageProps {
  appId: string;
  draft: PlacementDraft | undefined;
  onDraft: (draft: PlacementDraft) => void;
  /** Whether to lead to the picture of the workspace. */
  placing: boolean;
  /** It has been led there. */
  onPlacing: () => void;
  onUpload: (app: App) => void;
  onReview: (version: string) => void;
}

/** One app: where it shows, and its releases. */
export const AppPage = (props: AppPageProps) => {
  const apps = useApps();
  const [, go] = useLocation();
  const app = apps.data?.find(({ appId }) => appId === props.appId);
  return (
    <>
      <Breadcrumbs sx={{ mb: "8px", typography: "body2" }}>
        <SignalLink component={Link} href="/admin" underline="hover">
          {t("apps.title")}
        </SignalLink>
        <Box component="span" aria-current="page" sx={{ overflowWrap: "anywhere" }}>
          {app?.name ?? props.appId}
        </Box>
      </Breadcrumbs>
      {apps.isPending ? (
        <Box role="status" aria-label={t("apps.loading")}>
          <Skeleton variant="rounded" height={56} />
          <Skeleton variant="rounded" height={320} sx={{ mt: "16px" }} />
        </Box>
      ) : apps.isError ? (
        <Paper variant="outlined">
          <ErrorState
            what={t("apps.failed")}
            why={`${refusalText(apps.error).what} ${refusalText(apps.error).remedy}`}
            remedy={{ label: t("apps.retry"), onClick: () => void apps.refetch() }}
          />
        </Paper>
      ) : app === undefined ? (
        <Paper variant="outlined">
          <ErrorState
            what={t("apps.gone")}
            why={t("apps.goneHint", { appId: props.appId })}
            remedy={{ label: t("apps.back"), onClick: () => go("/admin") }}
          />
        </Paper>
      ) : (
        <KnownApp {...props} app={app} others={apps.data.filter((other) => other !== app)} />
      )}
    </>
  );
};

interface KnownAppProps extends AppPageProps {
  app: App;
  others: readonly App[];
}

const KnownApp = ({
  app,
  others,
  onDraft,
  placing,
  onPlacing,
  onUpload,
  onReview,
  ...props
}: KnownAppProps) => {
  const slots = useAllSlots();
  const centre = useCentre();
  const [question, setQuestion] = useState<Question | null>(null);
  const actions = useAppActions(app);
  const questions = questionsOf(app, slots.data ?? [], centre.data, actions);
  const draft = rebase(props.draft ?? openDraft(app), app);

  const nextStep = useRef<HTMLDivElement>(null);
  // Saved and not active: the button that comes next is at the top of the page.
  const leadOn = (saved: App): void => {
    if (saved.active !== null) return;
    requestAnimationFrame(() => nextStep.current?.querySelector("button")?.focus());
  };

  useEffect(() => {
    if (draft !== props.draft) onDraft(draft);
  }, [draft, props.draft, onDraft]);

  return (
    <>
      <AppHeader
        app={app}
        onUpload={() => onUpload(app)}
        onRollBack={(version) => setQuestion(questions.rollBack(version))}
        onDeactivate={() => setQuestion(questions.deactivate())}
        onRemove={() => setQuestion(questions.removeApp())}
      />
      <div ref={nextStep}>
        <NextStep app={app} onActivate={(version) => setQuestion(questions.activate(version))} />
      </div>
      <Box
        sx={{
          mt: "16px",
          display: "grid",
          gap: "16px",
          gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "minmax(0, 1fr) 340px" },
          alignItems: "start",
        }}
      >
        <PlacementSection
          app={app}
          others={others}
          slots={slots}
          centre={centre.data}
          draft={draft}
          onDraft={onDraft}
          lead={placing}
          onLed={onPlacing}
          onAsk={setQuestion}
          onSaved={leadOn}
        />
        <ReleaseTimeline
          app={app}
          onReview={onReview}
          onActivate={(version) => setQuestion(questions.activate(version))}
          onRemove={(version) => setQuestion(questions.removeRelease(version))}
        />
      </Box>
      <ConfirmDialog question={question} onClose={() => setQuestion(null)} />
    </>
  );
};
