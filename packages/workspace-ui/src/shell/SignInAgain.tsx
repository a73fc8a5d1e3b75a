import {
  Alert,
  Button,
  DialogBody,
  DialogFooter,
  StructuredDialog,
  TextField,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { type FormEvent, useRef, useState } from "react";
import { useStore } from "zustand";
import { Refusal } from "../host/refusal";
import { t } from "../texts/texts";
import { useDesk, usePage, useWorkspace } from "./context";

/** Asks the same user to sign in again, above a desk that stays as it is: apps, call and what was typed. */
export const SignInAgain = () => {
  const { sessionWatch } = useWorkspace();
  const lost = useStore(sessionWatch.store, (state) => state.lost);
  return lost === null ? null : <SignInDialog reason={lost.reason} />;
};

const SignInDialog = ({ reason }: { reason: string | null }) => {
  const { api, user, session, sessionWatch } = useWorkspace();
  const { leave } = usePage();
  const inCall = useDesk(({ desk }) => (desk?.interactions.length ?? 0) > 0);
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const needsPassword = !session.mode.dev;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    if (needsPassword && password === "") {
      setProblem(t("signIn.needPassword"));
      input.current?.focus();
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      sessionWatch.signedIn(
        needsPassword ? await api.signIn(user.userId, password) : await api.signInDev(),
      );
    } catch (error) {
      setProblem(
        error instanceof Refusal ? `${error.message} ${error.remedy}`.trim() : t("error.away"),
      );
      setBusy(false);
      input.current?.select();
    }
  };

  return (
    <StructuredDialog
      open
      maxWidth="xs"
      title={t("again.title")}
      subtitle={reason === null ? t("again.expired") : t("signIn.ended", { reason })}
      // Above every app, also those in dialogs.
      sx={{ zIndex: 1600 }}
    >
      <form noValidate onSubmit={(event) => void submit(event)}>
        <DialogBody sx={{ display: "grid", gap: "12px" }}>
          <Typography>{t(inCall ? "again.inCall" : "again.hint")}</Typography>
          {problem !== null && (
            <Alert severity="error" role="alert">
              {problem}
            </Alert>
          )}
          <TextField label={t("signIn.userId")} value={user.userId} disabled fullWidth />
          {needsPassword && (
            <TextField
              label={t("signIn.password")}
              name="password"
              type="password"
              autoComplete="current-password"
              autoFocus
              fullWidth
              value={password}
              onChange={(event) => setPassword(event.target.value)}
              inputRef={input}
            />
          )}
        </DialogBody>
        <DialogFooter>
          <Button variant="text" color="inherit" onClick={leave}>
            {t("again.other")}
          </Button>
          <Button type="submit" variant="contained" loading={busy}>
            {t("signIn.submit")}
          </Button>
        </DialogFooter>
      </form>
    </StructuredDialog>
  );
};
