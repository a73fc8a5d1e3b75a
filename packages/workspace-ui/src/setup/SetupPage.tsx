import {
  Alert,
  Box,
  Button,
  EmptyState,
  Paper,
  TextField,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { type FormEvent, useState } from "react";
import { useLocation, useSearchParams } from "wouter";
import { Refusal } from "../host/refusal";
import { usePage } from "../shell/context";
import { Mark } from "../sign-in/SignInPage";
import { t } from "../texts/texts";

/** The first start of a host: the one-time link makes the first administrator. */
export const SetupPage = () => {
  const { api, session, signedIn } = usePage();
  const [, go] = useLocation();
  const [search] = useSearchParams();
  const token = search.get("token");
  const [account, setAccount] = useState({ userId: "", userName: "", password: "" });
  const [problem, setProblem] = useState<{ field: string | null; text: string } | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy || token === null) return;
    setBusy(true);
    setProblem(null);
    try {
      signedIn(await api.setUp({ token, ...account }));
      go("/admin", { replace: true });
    } catch (error) {
      setBusy(false);
      setProblem(
        error instanceof Refusal
          ? { field: error.field ?? null, text: `${error.message} ${error.remedy}` }
          : { field: null, text: t("error.away") },
      );
    }
  };

  const field = (name: "userId" | "userName" | "password", hint?: string) => (
    <TextField
      label={t(`setup.${name}`)}
      name={name}
      type={name === "password" ? "password" : "text"}
      autoComplete={name === "password" ? "new-password" : name === "userId" ? "username" : "name"}
      fullWidth
      value={account[name]}
      onChange={(event) => setAccount({ ...account, [name]: event.target.value })}
      error={problem?.field === name}
      helperText={problem?.field === name ? problem.text : hint}
    />
  );

  return (
    <Box
      component="main"
      sx={{
        height: "100%",
        overflow: "auto",
        display: "grid",
        placeItems: "center",
        p: "24px 16px",
      }}
    >
      <Box sx={{ width: "100%", maxWidth: 400 }}>
        <Box sx={{ mb: "20px" }}>
          <Mark />
        </Box>
        <Paper variant="outlined" sx={{ p: "20px" }}>
          {!session.setupNeeded ? (
            <EmptyState
              dense
              icon="check-circle"
              title={t("setup.done")}
              text={t("setup.doneHint")}
              action={
                <Button variant="contained" onClick={() => go("/")}>
                  {t("signIn.title")}
                </Button>
              }
            />
          ) : token === null ? (
            <EmptyState dense icon="link" title={t("setup.needed")} text={t("setup.noToken")} />
          ) : (
            <>
              <Typography component="h1" variant="h1">
                {t("setup.title")}
              </Typography>
              <Typography color="text.secondary" sx={{ mb: "16px" }}>
                {t("setup.hint")}
              </Typography>
              {problem !== null && problem.field === null && (
                <Alert severity="error" sx={{ mb: "16px" }}>
                  {problem.text}
                </Alert>
              )}
              <Box
                component="form"
                noValidate
                onSubmit={(event: FormEvent) => void submit(event)}
                sx={{ display: "grid", gap: "14px" }}
              >
                {field("userId")}
                {field("userName")}
                {field("password", t("setup.passwordHint"))}
                <Button type="submit" variant="contained" size="large" loading={busy} fullWidth>
                  {t("setup.submit")}
                </Button>
              </Box>
            </>
          )}
        </Paper>
      </Box>
    </Box>
  );
};
