import { Alert, Box, Button, Divider, Drawer, Icon } from "@exotel-npm-dev/signal-design-system";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { roles } from "../../app-manager/apps";
import { ConfirmDialog, type Question } from "../../app-manager/ConfirmDialog";
import { RefusalAlert } from "../../app-manager/RefusalAlert";
import { useSay } from "../../app-manager/useSay";
import type { Account, AccountChange } from "../../host/configuration";
import type { Role } from "../../host/types";
import { useWorkspace } from "../../shell/context";
import { t } from "../../texts/texts";
import { Choice, TextLine } from "../fields/fields";
import { useAdminApi, usersKey } from "../useAdmin";
import { isLastAdministrator, passwordProblem } from "./accountRules";

interface UserDrawerProps {
  account: Account | null;
  accounts: readonly Account[];
  onClose: () => void;
}

/** One account: name, role, password, whether it may sign in. */
export const UserDrawer = ({ account, accounts, onClose }: UserDrawerProps) => {
  // The drawer keeps its contents while it slides out.
  const [shown, setShown] = useState(account);
  const [question, setQuestion] = useState<Question | null>(null);
  useEffect(() => {
    if (account !== null) setShown(account);
  }, [account]);
  if (shown === null) return null;
  return (
    <>
      <Drawer
        open={account !== null}
        title={shown.userName}
        subtitle={shown.userId}
        onClose={onClose}
      >
        <AccountForm
          key={shown.userId}
          account={shown}
          last={isLastAdministrator(shown, accounts)}
          onAsk={setQuestion}
          onClose={onClose}
        />
      </Drawer>
      <ConfirmDialog question={question} onClose={() => setQuestion(null)} />
    </>
  );
};

interface AccountFormProps {
  account: Account;
  /** Nobody else could administer the host. */
  last: boolean;
  onAsk: (question: Question) => void;
  onClose: () => void;
}

interface Wish {
  userName: string;
  role: Role;
  password: string;
}

const wishOf = ({ userName, role }: Account): Wish => ({ userName, role, password: "" });

const AccountForm = ({ account, last, onAsk, onClose }: AccountFormProps) => {
  const { user } = useWorkspace();
  const api = useAdminApi();
  const client = useQueryClient();
  const say = useSay();
  const [wish, setWish] = useState<Wish>(wishOf(account));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const nameProblem = wish.userName.trim() === "" ? t("setup1.needed") : undefined;
  const badPassword = wish.password === "" ? null : passwordProblem(wish.password);
  const changed: AccountChange = {
    ...(wish.userName.trim() === account.userName ? {} : { userName: wish.userName.trim() }),
    ...(wish.role === account.role ? {} : { role: wish.role }),
    ...(wish.password === "" ? {} : { password: wish.password }),
  };
  const dirty = Object.keys(changed).length > 0;
  const set = (change: Partial<Wish>): void => {
    setWish({ ...wish, ...change });
    setError(null);
  };
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: usersKey });

  const save = async (): Promise<void> => {
    setTried(true);
    if (busy || !dirty || nameProblem !== undefined || badPassword !== null) return;
    setBusy(true);
    setError(null);
    try {
      const saved = await api.changeUser(account.userId, changed);
      setWish(wishOf(saved));
      await refresh();
      say(t("users.done.saved", { name: saved.userName }));
      onClose();
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  };

  const askActive = (): void =>
    onAsk({
      title: t(account.active ? "users.ask.deactivate" : "users.ask.activate", {
        name: account.userName,
      }),
      consequences: account.active
        ? [t("users.then.deactivate"), t("users.then.back")]
        : [t("users.then.activate")],
      action: t(account.active ? "users.deactivate" : "users.activate"),
      destructive: account.active,
      run: async () => {
        await api.changeUser(account.userId, { active: !account.active });
        await refresh();
        say(
          t(account.active ? "users.done.deactivated" : "users.done.activated", {
            name: account.userName,
          }),
        );
        onClose();
      },
    });

  const askRemoval = (): void =>
    onAsk({
      title: t("users.ask.remove", { name: account.userName }),
      consequences: [t("users.then.remove"), t("users.then.past"), t("users.then.noUndo")],
      action: t("users.remove"),
      destructive: true,
      run: async () => {
        await api.removeUser(account.userId);
        await refresh();
        say(t("users.done.removed", { name: account.userName }));
        onClose();
      },
    });

  return (
    <Box
      component="form"
      noValidate
      onSubmit={(event: React.FormEvent) => {
        event.preventDefault();
        void save();
      }}
      sx={{ display: "grid", gap: "14px" }}
    >
      {last && <Alert severity="info">{t("users.last")}</Alert>}
      {account.userId === user.userId && !last && <Alert severity="info">{t("users.self")}</Alert>}
      {error !== null && <RefusalAlert error={error} title={t("setup1.notSaved")} />}
      <TextLine
        label={t("setup1.name")}
        required
        value={wish.userName}
        problem={tried ? nameProblem : undefined}
        onChange={(userName) => set({ userName })}
      />
      <Choice
        label={t("users.role")}
        value={wish.role}
        disabled={last}
        choices={roles.map((role) => ({
          value: role,
          label: t(`role.${role}`),
          hint: t(`users.${role}Hint`),
        }))}
        onChange={(role) => set({ role })}
      />
      <TextLine
        label={t("users.newPassword")}
        hint={t("users.newPasswordHint")}
        type="password"
        value={wish.password}
        problem={tried ? (badPassword ?? undefined) : undefined}
        onChange={(password) => set({ password })}
      />
      <Box>
        <Button type="submit" variant="contained" disabled={!dirty} loading={busy}>
          {t("setup1.save")}
        </Button>
      </Box>
      <Divider />
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: "8px" }}>
        <Button variant="outlined" color="inherit" disabled={last || busy} onClick={askActive}>
          {t(account.active ? "users.deactivate" : "users.activate")}
        </Button>
        <Button
          variant="outlined"
          color="error"
          disabled={last || busy}
          startIcon={<Icon name="trash" size={14} />}
          onClick={askRemoval}
        >
          {t("users.remove")}
        </Button>
      </Box>
    </Box>
  );
};
