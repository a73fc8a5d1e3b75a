import { Alert, Box, Button } from "@exotel-npm-dev/signal-design-system";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Refusal } from "../../host/refusal";
import type { Customer } from "../../host/types";
import { useWorkspace } from "../../shell/context";
import { t } from "../../texts/texts";
import { whyOf } from "../whyOf";
import { ConflictChoice } from "./ConflictChoice";
import { CustomerFields } from "./CustomerFields";
import { type Columns, type Conflict, columnsOf, draftOf, mergeRecords } from "./recordColumns";
import { forgetCustomer } from "./useCustomer";

interface Stale {
  theirs: Customer;
  conflicts: Conflict[];
}

/** Changes a customer's record. Where somebody else was quicker, both sides are shown, and nothing is overwritten unseen. */
export const CustomerEditor = ({
  customer,
  onDone,
}: {
  customer: Customer;
  onDone: (saved: Customer | null) => void;
}) => {
  const { api } = useWorkspace();
  const queries = useQueryClient();
  const [base, setBase] = useState(customer);
  const [columns, setColumns] = useState<Columns>(() => columnsOf(customer));
  const [stale, setStale] = useState<Stale | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const save = async (record: Customer): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const saved = await api.saveCustomer(record);
      forgetCustomer(queries, saved.customerId);
      onDone(saved);
    } catch (refused) {
      setBusy(false);
      const theirs = currentIn(refused);
      if (theirs === null) {
        setError(refused);
        return;
      }
      const { merged, conflicts } = mergeRecords(base, columns, theirs);
      setColumns(merged);
      setBase(theirs);
      setStale({ theirs, conflicts });
    }
  };

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (busy) return;
    void save({ ...draftOf(columns), customerId: base.customerId, revision: base.revision });
  };

  const field = error instanceof Refusal ? error.field : undefined;
  const column = field !== undefined && Object.hasOwn(columns, field) ? field : null;
  return (
    <Box
      component="form"
      noValidate
      aria-label={t("customer.editing", { name: customer.name })}
      onSubmit={submit}
      sx={{ display: "grid", gap: "16px" }}
    >
      {stale !== null && (
        <ConflictChoice
          name={stale.theirs.name}
          conflicts={stale.conflicts}
          chosen={columns}
          onChoose={(name, value) => setColumns({ ...columns, [name]: value })}
        />
      )}
      {error !== null && column === null && <Alert severity="error">{whyOf(error)}</Alert>}
      <CustomerFields
        columns={columns}
        onChange={(next) => {
          setColumns(next);
          setError(null);
        }}
        problem={column === null ? null : { column, text: whyOf(error) }}
      />
      <Box sx={{ display: "flex", gap: "8px", justifyContent: "flex-end" }}>
        <Button variant="outlined" color="inherit" disabled={busy} onClick={() => onDone(null)}>
          {t("customer.cancel")}
        </Button>
        <Button type="submit" variant="contained" loading={busy}>
          {t(stale === null ? "customer.save" : "customer.saveMerged")}
        </Button>
      </Box>
    </Box>
  );
};

/** The record as it is now, when the refusal brought it. */
const currentIn = (error: unknown): Customer | null => {
  if (!(error instanceof Refusal) || error.code !== "stale-revision") return null;
  const current = error.details as Partial<Customer> | null | undefined;
  return typeof current?.revision === "number" && typeof current.name === "string"
    ? (current as Customer)
    : null;
};
