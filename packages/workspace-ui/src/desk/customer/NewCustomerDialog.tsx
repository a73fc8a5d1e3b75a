import {
  Alert,
  Button,
  DialogBody,
  DialogFooter,
  StructuredDialog,
} from "@exotel-npm-dev/signal-design-system";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Refusal } from "../../host/refusal";
import { useWorkspace } from "../../shell/context";
import { t } from "../../texts/texts";
import { whyOf } from "../whyOf";
import { CustomerFields } from "./CustomerFields";
import { type Columns, columnsOf, draftOf } from "./recordColumns";
import { forgetCustomer } from "./useCustomer";

const empty = { name: "", phone: "", email: "", company: "", city: "", language: "", fields: {} };

/** Makes a customer's record, of an unknown caller's number or of nothing. */
export const NewCustomerDialog = ({
  phone,
  interactionId,
}: {
  phone: string;
  /** The interaction that it is for, if any: its record shows beside it afterwards. */
  interactionId: string | null;
}) => {
  const workspace = useWorkspace();
  const queries = useQueryClient();
  const [columns, setColumns] = useState<Columns>(() => columnsOf({ ...empty, phone }));
  const [problem, setProblem] = useState<{ column: string; text: string } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const close = (): void => workspace.desk.openSheet(null);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const draft = draftOf(columns);
    const missing = (["name", "phone"] as const).find((column) => draft[column] === "");
    if (busy) return;
    if (missing !== undefined) {
      setProblem({ column: missing, text: t("form.required") });
      return;
    }
    setBusy(true);
    setProblem(null);
    setError(null);
    try {
      const made = await workspace.api.createCustomer(draft);
      forgetCustomer(queries, made.customerId);
      if (interactionId !== null) close();
      else workspace.desk.openSheet({ what: "customer", customerId: made.customerId });
    } catch (refused) {
      setBusy(false);
      const field = refused instanceof Refusal ? refused.field : undefined;
      if (field !== undefined && Object.hasOwn(columns, field)) {
        setProblem({ column: field, text: whyOf(refused) });
      } else setError(refused);
    }
  };

  return (
    <StructuredDialog open title={t("customer.create")} onClose={close}>
      <form noValidate onSubmit={(event) => void submit(event)} style={{ display: "contents" }}>
        <DialogBody sx={{ display: "grid", gap: "12px" }}>
          {error !== null && <Alert severity="error">{whyOf(error)}</Alert>}
          <CustomerFields
            columns={columns}
            onChange={(next) => {
              setColumns(next);
              setProblem(null);
            }}
            problem={problem}
          />
        </DialogBody>
        <DialogFooter>
          <Button variant="outlined" color="inherit" onClick={close}>
            {t("customer.cancel")}
          </Button>
          <Button type="submit" variant="contained" loading={busy}>
            {t("customer.createButton")}
          </Button>
        </DialogFooter>
      </form>
    </StructuredDialog>
  );
};
