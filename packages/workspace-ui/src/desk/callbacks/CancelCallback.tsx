import {
  Button,
  DialogBody,
  DialogFooter,
  StructuredDialog,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import type { Callback } from "../../host/types";
import { usePending, useWorkspace } from "../../shell/context";
import * as format from "../../texts/format";
import { t } from "../../texts/texts";
import { useCallbackName } from "./useCallbackName";

/** Asks before a promise is taken back: the customer waits for that call. */
export const CancelCallback = ({
  callback,
  onClose,
}: {
  callback: Callback;
  onClose: (changed: boolean) => void;
}) => {
  const workspace = useWorkspace();
  const { callbackId } = callback;
  const pending = usePending("cancelCallback");
  const name = useCallbackName(callback);
  const cancel = async (): Promise<void> => {
    if (await workspace.run({ command: "cancelCallback", callbackId })) onClose(true);
  };
  return (
    <StructuredDialog
      open
      maxWidth="xs"
      title={t("callbacks.cancelTitle")}
      onClose={() => onClose(false)}
    >
      <DialogBody>
        <Typography>
          {t("callbacks.cancelBody", { name, time: format.dateAndTime(callback.callbackTime) })}
        </Typography>
      </DialogBody>
      <DialogFooter>
        <Button variant="outlined" color="inherit" onClick={() => onClose(false)}>
          {t("callbacks.leave")}
        </Button>
        <Button variant="contained" color="error" loading={pending} onClick={() => void cancel()}>
          {t("callbacks.cancel")}
        </Button>
      </DialogFooter>
    </StructuredDialog>
  );
};
