import {
  Box,
  Button,
  DialogBody,
  DialogFooter,
  StructuredDialog,
} from "@exotel-npm-dev/signal-design-system";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useId, useState } from "react";
import { roles } from "../../app-manager/apps";
import { RefusalAlert } from "../../app-manager/RefusalAlert";
import { useSay } from "../../app-manager/useSay";
import type { Account, NewAccount } from "../../host/configuration";
import { t } from "../../texts/texts";
import { Choice, TextLine } from "../fields/fields";
import { useAdminApi, usersKey } from "../useAdmin";
import { passwordProblem, userIdProblem } from "./accountRules";

interface NewUserDialogProps {
  open: boolean;
  accounts: readonly Account[];
  onClose: () => void;
}

const nobody: NewAccount = { userId: "", userName: "", role: "agent", password: "" };

/** Adds somebody who may sign in. */
export const NewUserDialog = ({ open, accounts, onClose }: NewUserDialogProps) => {
  const formId = useId();
  const api = useAdminApi();
  const client = useQueryClient();
  const say = useSay();
  const [wish, setWish] = useState<NewAccount>(nobody);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    if (!open) return;
    setWish(nobody);
    setTried(false);
    setError(null);
  }, [open]);

  const problems = {
    userId: userIdProblem(wish.userId, accounts),
    userName: wish.userName.trim() === "" ? t("setup1.needed") : null,
    password: passwordProblem(wish.password),
  };
  const shown = (field: keyof typeof problems): string | undefined =>
    tried ? (problems[field] ?? undefined) : undefined;
  const set = (change: Partial<NewAccount>): void => {
    setWish({ ...wish, ...change });
    setError(null);
  };

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (busy || Object.values(problems).some((problem) => problem !== null)) return;
    setBusy(true);
    setError(null);
    try {
      const made = await api.addUser({ ...wish, userName: wish.userName.trim() });
      await client.invalidateQueries({ queryKey: usersKey });
      say(t("users.done.added", { name: made.userName }));
      onClose();
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  };

  return (
    <StructuredDialog open={open} title={t("users.add")} onClose={busy ? undefined : onClose}>
      <DialogBody>
        <Box
          component="form"
          id={formId}
          noValidate
          onSubmit={(event: FormEvent) => void submit(event)}
          sx={{ display: "grid", gap: "14px", pt: "4px" }}
        >
          {error !== null && <RefusalAlert error={error} title={t("users.notAdded")} />}
          <TextLine
            label={t("setup1.name")}
            required
            autoFocus
            value={wish.userName}
            problem={shown("userName")}
            onChange={(userName) => set({ userName })}
          />
          <TextLine
            label={t("users.id")}
            hint={t("users.idHint")}
            required
            value={wish.userId}
            problem={shown("userId")}
            onChange={(userId) => set({ userId: userId.trim() })}
          />
          <Choice
            label={t("users.role")}
            value={wish.role}
            choices={roles.map((role) => ({
              value: role,
              label: t(`role.${role}`),
              hint: t(`users.${role}Hint`),
            }))}
            onChange={(role) => set({ role })}
          />
          <TextLine
            label={t("users.password")}
            hint={t("users.passwordHint")}
            required
            type="password"
            value={wish.password}
            problem={shown("password")}
            onChange={(password) => set({ password })}
          />
        </Box>
      </DialogBody>
      <DialogFooter>
        <Button variant="outlined" color="inherit" disabled={busy} onClick={onClose}>
          {t("apps.cancel")}
        </Button>
        <Button type="submit" form={formId} variant="contained" loading={busy}>
          {t("users.submit")}
        </Button>
      </DialogFooter>
    </StructuredDialog>
  );
};
