import {
  Autocomplete,
  Box,
  Button,
  DialogBody,
  DialogFooter,
  StructuredDialog,
} from "@exotel-npm-dev/signal-design-system";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useId, useState } from "react";
import { Disclosure } from "../../app-manager/placement/Disclosure";
import { RefusalAlert } from "../../app-manager/RefusalAlert";
import { type Connector, type ConnectorKind, connectorKinds } from "../../host/configuration";
import * as format from "../../texts/format";
import { t } from "../../texts/texts";
import { isWebAddress } from "../campaigns/campaignSection";
import { Choice, TextLine } from "../fields/fields";
import { connectorsKey, useAdminApi } from "../useAdmin";

interface ConnectorDialogProps {
  editing: Connector | "new" | null;
  taken: readonly string[];
  onClose: () => void;
  onSaved: (connector: Connector) => void;
}

interface Wish {
  name: string;
  kind: ConnectorKind;
  ordersUrl: string;
  secret: string;
  capabilities: string[];
}

/** What telephony systems can usually be told. */
const usual = [
  "answer",
  "decline",
  "hangUp",
  "hold",
  "resume",
  "mute",
  "unmute",
  "sendDigits",
  "dial",
  "transfer",
  "consult",
  "conference",
  "listen",
  "barge",
] as const;

const wishOf = (editing: Connector | "new" | null): Wish =>
  editing === null || editing === "new"
    ? { name: "", kind: "cloudevents", ordersUrl: "", secret: "", capabilities: [...usual] }
    : {
        name: editing.name,
        kind: editing.kind,
        ordersUrl: editing.ordersUrl ?? "",
        secret: "",
        capabilities: editing.capabilities,
      };

/** Makes a connector or changes one. */
export const ConnectorDialog = ({ editing, taken, onClose, onSaved }: ConnectorDialogProps) => {
  const formId = useId();
  const api = useAdminApi();
  const client = useQueryClient();
  // The dialog keeps its words while it fades out.
  const [shown, setShown] = useState(editing);
  const [wish, setWish] = useState<Wish>(wishOf(editing));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    if (editing === null) return;
    setShown(editing);
    setWish(wishOf(editing));
    setTried(false);
    setError(null);
  }, [editing]);

  const isNew = shown === "new" || shown === null;
  const problems = {
    name: !isNew
      ? null
      : !/^[A-Za-z0-9._-]{1,64}$/.test(wish.name)
        ? t("connectors1.badName")
        : taken.includes(wish.name)
          ? t("connectors1.takenName")
          : null,
    ordersUrl:
      wish.ordersUrl.trim() === "" || isWebAddress(wish.ordersUrl) ? null : t("setup1.needAddress"),
  };
  const set = (change: Partial<Wish>): void => {
    setWish({ ...wish, ...change });
    setError(null);
  };

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (busy || problems.name !== null || problems.ordersUrl !== null) return;
    setBusy(true);
    setError(null);
    try {
      const orders = wish.ordersUrl.trim();
      const saved = await api.putConnector(wish.name, {
        kind: wish.kind,
        // Without an address for orders the system can be told nothing.
        capabilities: orders === "" ? [] : wish.capabilities,
        ...(orders === "" ? {} : { ordersUrl: orders }),
        ...(wish.secret === "" ? {} : { secret: wish.secret }),
      });
      await client.invalidateQueries({ queryKey: connectorsKey });
      onSaved({ ...saved, name: wish.name });
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  };

  return (
    <StructuredDialog
      open={editing !== null}
      title={isNew ? t("connectors1.add") : t("connectors1.changeOf", { name: wish.name })}
      onClose={busy ? undefined : onClose}
    >
      <DialogBody>
        <Box
          component="form"
          id={formId}
          noValidate
          onSubmit={(event: FormEvent) => void submit(event)}
          sx={{ display: "grid", gap: "14px", pt: "4px" }}
        >
          {error !== null && <RefusalAlert error={error} title={t("setup1.notSaved")} />}
          {isNew && (
            <TextLine
              label={t("setup1.name")}
              hint={t("connectors1.nameHint")}
              required
              autoFocus
              value={wish.name}
              problem={tried ? (problems.name ?? undefined) : undefined}
              onChange={(name) => set({ name: name.trim() })}
            />
          )}
          <Choice
            label={t("connectors1.kind")}
            value={wish.kind}
            choices={connectorKinds.map((kind) => ({
              value: kind,
              label: t(`connectorKind.${kind}`),
              hint: t(`connectorKind.${kind}Hint`),
            }))}
            onChange={(kind) => set({ kind })}
          />
          <TextLine
            label={t("connectors1.orders")}
            hint={t("connectors1.ordersHint")}
            type="url"
            placeholder="https://"
            value={wish.ordersUrl}
            problem={tried ? (problems.ordersUrl ?? undefined) : undefined}
            onChange={(ordersUrl) => set({ ordersUrl })}
          />
          {wish.ordersUrl.trim() !== "" && (
            <Autocomplete
              multiple
              disableCloseOnSelect
              label={t("connectors1.can")}
              helperText={t("connectors1.canHint")}
              options={[...new Set([...usual, ...wish.capabilities])]}
              value={wish.capabilities}
              getOptionLabel={format.words}
              onChange={(_, capabilities) => set({ capabilities })}
            />
          )}
          <Disclosure label={t("placing.advanced")} startOpen={false}>
            <TextLine
              label={t(isNew ? "connectors1.ownSecret" : "connectors1.newSecret")}
              hint={t(isNew ? "connectors1.ownSecretHint" : "connectors1.newSecretHint")}
              type="password"
              value={wish.secret}
              onChange={(secret) => set({ secret })}
            />
          </Disclosure>
        </Box>
      </DialogBody>
      <DialogFooter>
        <Button variant="outlined" color="inherit" disabled={busy} onClick={onClose}>
          {t("apps.cancel")}
        </Button>
        <Button type="submit" form={formId} variant="contained" loading={busy}>
          {isNew ? t("connectors1.submit") : t("setup1.save")}
        </Button>
      </DialogFooter>
    </StructuredDialog>
  );
};
