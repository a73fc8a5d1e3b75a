import { Box, ErrorState, Icon, Typography } from "@exotel-npm-dev/signal-design-system";
import { type DragEvent, useCallback, useRef, useState } from "react";
import { Route, Switch, useLocation } from "wouter";
import { t } from "../texts/texts";
import { AppList } from "./AppList";
import { AppPage } from "./AppPage";
import type { App, Uploaded } from "./apps";
import type { PlacementDraft } from "./placement/placementDraft";
import { type Review, ReviewSheet } from "./releases/ReviewSheet";
import { UploadDialog, type UploadWish } from "./upload/UploadDialog";
import { useApps, useFreshApps, useKeepApp } from "./useApps";

/** Address of one app's page. */
export const appAddress = (appId: string): string => `/admin/apps/${encodeURIComponent(appId)}`;

/** App Manager: the list of apps, one app, and the way of a package from the disk to people. */
const AppManager = () => {
  const [, go] = useLocation();
  const apps = useApps();
  const keep = useKeepApp();
  useFreshApps();
  const [wish, setWish] = useState<UploadWish | null>(null);
  const [review, setReview] = useState<Review | null>(null);
  const [drafts, setDrafts] = useState<Readonly<Record<string, PlacementDraft>>>({});
  const [placing, setPlacing] = useState<string | null>(null);

  const keepDraft = useCallback(
    (draft: PlacementDraft) => setDrafts((all) => ({ ...all, [draft.appId]: draft })),
    [],
  );

  const taken = (uploaded: Uploaded, expected: App | null): void => {
    keep(uploaded.app);
    setWish(null);
    setReview({
      appId: uploaded.app.appId,
      version: uploaded.release.version,
      upload: { created: uploaded.created, expected: expected?.name ?? null },
    });
    go(appAddress(uploaded.app.appId));
  };

  const reviewed = apps.data?.find(({ appId }) => appId === review?.appId);
  return (
    <DropGround
      onDropped={(files) =>
        setWish({
          app: null,
          file: files.length === 1 ? (files[0] ?? null) : null,
          problem: files.length > 1 ? t("upload.oneOnly") : null,
        })
      }
      disabled={wish !== null}
    >
      <Box sx={{ maxWidth: 1320, mx: "auto", p: { xs: "12px", md: "16px 20px 32px" } }}>
        <Switch>
          <Route path="/admin/apps/:appId">
            {({ appId }) => (
              <AppPage
                key={appId}
                appId={decoded(appId)}
                draft={drafts[decoded(appId)]}
                onDraft={keepDraft}
                placing={placing === decoded(appId)}
                onPlacing={() => setPlacing(null)}
                onUpload={(app) => setWish({ app, file: null, problem: null })}
                onReview={(version) => setReview({ appId: decoded(appId), version, upload: null })}
              />
            )}
          </Route>
          <Route path="/admin">
            <AppList
              drafts={drafts}
              onUpload={(file) => setWish({ app: null, file, problem: null })}
            />
          </Route>
          <Route>
            <ErrorState
              what={t("nav.notFound")}
              why={t("nav.notFoundHint")}
              remedy={{ label: t("apps.back"), onClick: () => go("/admin") }}
            />
          </Route>
        </Switch>
      </Box>
      <UploadDialog wish={wish} onClose={() => setWish(null)} onUploaded={taken} />
      <ReviewSheet
        review={review}
        app={reviewed}
        onClose={() => setReview(null)}
        onChooseSlots={(appId) => {
          setReview(null);
          setPlacing(appId);
          go(appAddress(appId));
        }}
      />
    </DropGround>
  );
};

export default AppManager;

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

interface DropGroundProps {
  onDropped: (files: readonly File[]) => void;
  disabled: boolean;
  children: React.ReactNode;
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes("Files");

/** Takes a package that is dropped anywhere on the page, so that a near miss doesn't open the file in the browser. */
const DropGround = ({ onDropped, disabled, children }: DropGroundProps) => {
  const depth = useRef(0);
  const [over, setOver] = useState(false);
  return (
    <Box
      sx={{ position: "relative", minHeight: "100%" }}
      onDragEnter={(event: DragEvent) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        depth.current += 1;
        setOver(!disabled);
      }}
      onDragOver={(event: DragEvent) => {
        if (hasFiles(event)) event.preventDefault();
      }}
      onDragLeave={(event: DragEvent) => {
        if (!hasFiles(event)) return;
        depth.current = Math.max(0, depth.current - 1);
        if (depth.current === 0) setOver(false);
      }}
      onDrop={(event: DragEvent) => {
        depth.current = 0;
        setOver(false);
        // A drop zone on the page may have taken it already.
        if (event.defaultPrevented || !hasFiles(event)) return;
        event.preventDefault();
        const files = [...event.dataTransfer.files];
        if (!disabled && files.length > 0) onDropped(files);
      }}
    >
      {children}
      {over && (
        <Box
          aria-hidden
          sx={{
            position: "absolute",
            inset: "8px",
            zIndex: 2,
            display: "grid",
            placeItems: "center",
            border: "2px dashed",
            borderColor: "primary.main",
            borderRadius: "8px",
            bgcolor: "tonal.primary.bg",
            opacity: 0.96,
            pointerEvents: "none",
          }}
        >
          <Typography variant="h3" component="p" sx={{ display: "flex", gap: "8px" }}>
            <Icon name="upload-simple" size={20} />
            {t("apps.dropHere")}
          </Typography>
        </Box>
      )}
    </Box>
  );
};
