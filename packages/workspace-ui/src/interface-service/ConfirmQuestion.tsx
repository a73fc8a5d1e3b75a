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

/**
 * A yes-or-no question of an app. No button has the focus: it may come up while the agent types, and neither answer may be
 * given by a key that was meant for something else.
 */
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
        <Button variant="outlined" color="inherit" onClick={cancel}>
          {cancelLabel ?? t("form.cancel")}
        </Button>
        <Button
          variant="contained"
          color={danger ? "error" : "primary"}
          onClick={() => questions.confirm(open.questionId)}
        >
          {confirmLabel ?? t("confirm.yes")}
        </Button>
      </DialogFooter>
    </StructuredDialog>
  );
};
