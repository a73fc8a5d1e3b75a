import {
  Box,
  Button,
  DialogBody,
  DialogFooter,
  FileDrop,
  StructuredDialog,
  Typography,
  VisuallyHidden,
} from "@exotel-npm-dev/signal-design-system";
import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { Refusal } from "../../host/refusal";
import { usePage } from "../../shell/context";
import { size } from "../../texts/format";
import { t } from "../../texts/texts";
import { type App, largestPackage, packageEndings, type Uploaded } from "../apps";
import { RefusalAlert } from "../RefusalAlert";
import { packageProblem } from "./packageFile";
import { sendPackage, type Upload } from "./sendPackage";
import { nextUpload, noUpload, progressOf } from "./uploadState";

/** What is to be uploaded. */
export interface UploadWish {
  /** The app whose page asked for it; `null` for any. */
  app: App | null;
  /** A file that was dropped already. */
  file: File | null;
  /** Why what was dropped can't be taken. */
  problem: string | null;
}

interface UploadDialogProps {
  wish: UploadWish | null;
  onClose: () => void;
  onUploaded: (uploaded: Uploaded, expected: App | null) => void;
}

/** Sends a package: choose, send with progress, then what the host says. */
export const UploadDialog = ({ wish, onClose, onUploaded }: UploadDialogProps) => {
  const { session } = usePage();
  const [state, dispatch] = useReducer(nextUpload, noUpload);
  const [problem, setProblem] = useState<string | null>(null);
  const upload = useRef<Upload | null>(null);
  const lastFile = useRef<File | null>(null);

  const send = useCallback((file: File, replace: boolean): void => {
    const why = packageProblem(file);
    setProblem(why);
    if (why !== null) return;
    lastFile.current = file;
    dispatch({ type: "reset" });
    dispatch({ type: "chosen", file: { name: file.name, size: file.size } });
    upload.current = sendPackage(
      file,
      { replace },
      {
        progress: (sent) => dispatch({ type: "progress", sent }),
        sent: () => dispatch({ type: "sent" }),
        answered: (uploaded) => dispatch({ type: "answered", uploaded }),
        failed: (error) => dispatch({ type: "failed", error }),
      },
    );
  }, []);

  const cancel = (): void => {
    upload.current?.cancel();
    upload.current = null;
    dispatch({ type: "reset" });
    setProblem(null);
  };

  useEffect(() => {
    if (wish === null) return;
    dispatch({ type: "reset" });
    setProblem(wish.problem);
    if (wish.file !== null) send(wish.file, false);
  }, [wish, send]);

  useEffect(() => () => upload.current?.cancel(), []);

  const told = useRef<Uploaded | null>(null);
  useEffect(() => {
    if (state.step !== "done" || told.current === state.uploaded) return;
    told.current = state.uploaded;
    onUploaded(state.uploaded, wish?.app ?? null);
  }, [state, wish, onUploaded]);

  const busy = state.step === "sending" || state.step === "checking";
  const progress = progressOf(state);
  const mayReplace =
    state.step === "refused" &&
    state.error instanceof Refusal &&
    state.error.code === "release-immutable" &&
    (session.mode.demo || session.mode.dev);
  return (
    <StructuredDialog
      open={wish !== null}
      title={t("upload.title")}
      subtitle={t("upload.subtitle")}
      onClose={busy ? undefined : onClose}
    >
      <DialogBody sx={{ pt: "4px" }}>
        <FileDrop
          label={t("upload.drop")}
          hint={t("upload.hint", { limit: size(largestPackage) })}
          accept={packageEndings}
          maxBytes={largestPackage}
          onFile={(file) => send(file, false)}
          error={problem}
          {...(progress === undefined ? {} : { progress })}
          status={
            state.step === "sending" ? (
              <>
                {t("upload.sending", { file: state.file.name })}
                <Typography
                  component="span"
                  variant="body2"
                  color="text.secondary"
                  sx={{ display: "block" }}
                >
                  {t("upload.sent", { sent: size(state.sent), size: size(state.file.size) })}
                </Typography>
              </>
            ) : state.step === "checking" ? (
              t("upload.checking", { file: state.file.name })
            ) : undefined
          }
        />
        <VisuallyHidden role="status">
          {state.step === "sending"
            ? t("upload.sending", { file: state.file.name })
            : state.step === "checking"
              ? t("upload.checking", { file: state.file.name })
              : state.step === "done"
                ? t("upload.done", { file: state.file.name })
                : ""}
        </VisuallyHidden>
        {state.step === "refused" && (
          <Box sx={{ mt: "12px" }}>
            <RefusalAlert
              error={state.error}
              title={t("upload.refused", { file: state.file.name })}
            >
              {mayReplace && (
                <Box sx={{ mt: "8px" }}>
                  <Button
                    size="small"
                    variant="outlined"
                    color="inherit"
                    onClick={() => {
                      if (lastFile.current !== null) send(lastFile.current, true);
                    }}
                  >
                    {t("upload.replace")}
                  </Button>
                  <Typography variant="body2" sx={{ mt: "4px" }}>
                    {t("upload.replaceHint")}
                  </Typography>
                </Box>
              )}
            </RefusalAlert>
          </Box>
        )}
      </DialogBody>
      <DialogFooter>
        {busy && (
          <Typography
            variant="body2"
            color="text.secondary"
            sx={{ mr: "auto", alignSelf: "center" }}
          >
            {t("upload.cancelHint")}
          </Typography>
        )}
        <Button variant="outlined" color="inherit" onClick={() => (busy ? cancel() : onClose())}>
          {busy ? t("upload.cancel") : t("apps.close")}
        </Button>
      </DialogFooter>
    </StructuredDialog>
  );
};
