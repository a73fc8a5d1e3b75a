import {
  Button,
  DialogBody,
  DialogFooter,
  StructuredDialog,
  TextField,
} from "@exotel-npm-dev/signal-design-system";
import { type FormEvent, useState } from "react";
import { t } from "../texts/texts";
import { useDesk, usePending, useWorkspace } from "./context";

/** Which telephone the agent sits at. */
export const ExtensionDialog = () => {
  const workspace = useWorkspace();
  const extension = useDesk(({ desk }) => desk?.extension ?? "");
  const allowed = useDesk(({ desk }) => desk?.commands.includes("selectExtension") ?? false);
  const pending = usePending("selectExtension");
  const [typed, setTyped] = useState(extension);
  const close = (): void => workspace.desk.openSheet(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (typed.trim() === "") return;
    if (await workspace.run({ command: "selectExtension", extension: typed.trim() })) close();
  };
  return (
    <StructuredDialog
      open
      maxWidth="xs"
      title={t("extension.title")}
      subtitle={t(allowed ? "extension.hint" : "extension.notNow")}
      onClose={close}
    >
      <form noValidate onSubmit={(event) => void submit(event)}>
        <DialogBody>
          <TextField
            label={t("extension.title")}
            showLabel={false}
            autoFocus
            fullWidth
            disabled={!allowed}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            slotProps={{ htmlInput: { inputMode: "tel", autoComplete: "off" } }}
          />
        </DialogBody>
        <DialogFooter>
          <Button
            type="submit"
            variant="contained"
            loading={pending}
            disabled={!allowed || typed.trim() === ""}
          >
            {t("extension.save")}
          </Button>
        </DialogFooter>
      </form>
    </StructuredDialog>
  );
};
