import {
  Button,
  DialogBody,
  DialogFooter,
  StructuredDialog,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useWorkspace } from "../shell/context";
import { t } from "../texts/texts";
import type { OpenConfirm } from "./Questions";

/** A yes-or-no question of an app. Where it can't be taken back, the focus is on the way out. */
export const ConfirmQuestion = ({ open }: { open: OpenConfirm }) => {
  const { questions } = useWorkspace().services.interface;
  const { title, content, confirmLabel, cancelLabel, danger } = open.confirm;
  const cancel = (): void => questions.cancel(open.questionId);
  return (
    <StructuredDialog
      open
      maxWidth="xs"
      title={title}
      subtitle={t("form.from", { app: open.from })}
      onClose={cancel}
    >
      {content !== null && (
        <DialogBody>
          <Typography sx={{ whiteSpace: "pre-line", overflowWrap: "anywhere" }}>
            {content}
          </Typography>
        </DialogBody>
      )}
      <DialogFooter>
        <Button variant="outlined" color="inherit" onClick={cancel} autoFocus={danger}>
          {cancelLabel ?? t("form.cancel")}
        </Button>
        <Button
          variant="contained"
          color={danger ? "error" : "primary"}
          autoFocus={!danger}
          onClick={() => questions.confirm(open.questionId)}
        >
          {confirmLabel ?? t("confirm.yes")}
        </Button>
      </DialogFooter>
    </StructuredDialog>
  );
};
