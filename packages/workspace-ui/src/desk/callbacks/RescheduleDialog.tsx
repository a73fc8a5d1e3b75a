import {
  Button,
  DialogBody,
  DialogFooter,
  localDateTime,
  StructuredDialog,
  TimeChips,
  TimeField,
} from "@exotel-npm-dev/signal-design-system";
import { type FormEvent, useState } from "react";
import type { Callback } from "../../host/types";
import { usePending, useWorkspace } from "../../shell/context";
import { t } from "../../texts/texts";
import { useCallbackName } from "./useCallbackName";

/** Promises a call for another time. */
export const RescheduleDialog = ({
  callback,
  onClose,
}: {
  callback: Callback;
  onClose: (changed: boolean) => void;
}) => {
  const workspace = useWorkspace();
  const { callbackId } = callback;
  const [at, setAt] = useState(() => localDateTime(callback.callbackTime));
  const [past, setPast] = useState(false);
  const pending = usePending("rescheduleCallback");
  const name = useCallbackName(callback);
  const change = (next: string): void => {
    setAt(next);
    setPast(false);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const callbackTime = new Date(at).getTime();
    if (!(callbackTime > workspace.clock.now())) {
      setPast(true);
      return;
    }
    if (await workspace.run({ command: "rescheduleCallback", callbackId, callbackTime })) {
      onClose(true);
    }
  };
  return (
    <StructuredDialog
      open
      maxWidth="xs"
      title={t("callbacks.reschedule")}
      subtitle={name}
      onClose={() => onClose(false)}
    >
      <form noValidate onSubmit={(event) => void submit(event)}>
        <DialogBody sx={{ display: "grid", gap: "12px" }}>
          <TimeChips value={at} onChange={change} now={workspace.clock.now} />
          <TimeField
            label={t("callbacks.when")}
            value={at}
            onChange={change}
            problem={past ? t("callbacks.past") : undefined}
          />
        </DialogBody>
        <DialogFooter>
          <Button variant="outlined" color="inherit" onClick={() => onClose(false)}>
            {t("callbacks.leave")}
          </Button>
          <Button type="submit" variant="contained" loading={pending}>
            {t("callbacks.save")}
          </Button>
        </DialogFooter>
      </form>
    </StructuredDialog>
  );
};
