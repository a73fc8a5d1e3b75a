import {
  Box,
  Button,
  DialogBody,
  DialogFooter,
  StructuredDialog,
} from "@exotel-npm-dev/signal-design-system";
import { useEffect, useState } from "react";
import { t } from "../texts/texts";
import { RefusalAlert } from "./RefusalAlert";

/** Something to be confirmed: what, and what follows from it. */
export interface Question {
  title: string;
  consequences: readonly string[];
  /** The verb on the button. */
  action: string;
  /** Deletes something. */
  destructive?: boolean;
  run(): Promise<void>;
}

interface ConfirmDialogProps {
  question: Question | null;
  onClose: () => void;
}

/** Says the consequences, and does it or not. */
export const ConfirmDialog = ({ question, onClose }: ConfirmDialogProps) => {
  // The dialog keeps its words while it fades out.
  const [shown, setShown] = useState<Question | null>(question);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    if (question === null) return;
    setShown(question);
    setError(null);
  }, [question]);

  const run = async (): Promise<void> => {
    if (question === null || busy) return;
    setBusy(true);
    setError(null);
    try {
      await question.run();
      onClose();
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  };

  return (
    <StructuredDialog
      open={question !== null}
      title={shown?.title ?? ""}
      onClose={busy ? undefined : onClose}
      maxWidth="xs"
    >
      <DialogBody>
        {shown !== null && (
          <Box component="ul" sx={{ m: 0, pl: "18px", "& > li + li": { mt: "4px" } }}>
            {shown.consequences.map((consequence) => (
              <li key={consequence}>{consequence}</li>
            ))}
          </Box>
        )}
        {error !== null && (
          <Box sx={{ mt: "12px" }}>
            <RefusalAlert error={error} />
          </Box>
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="outlined" color="inherit" disabled={busy} onClick={onClose} autoFocus>
          {t("apps.cancel")}
        </Button>
        <Button
          variant="contained"
          color={shown?.destructive === true ? "error" : "primary"}
          loading={busy}
          onClick={() => void run()}
        >
          {shown?.action}
        </Button>
      </DialogFooter>
    </StructuredDialog>
  );
};
