import {
  Alert,
  Avatar,
  Box,
  Button,
  ButtonBase,
  getAvatarColors,
  Icon,
  Paper,
  TextField,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { type FormEvent, useRef, useState } from "react";
import { Refusal } from "../host/refusal";
import { usePage } from "../shell/context";
import { t } from "../texts/texts";

/** The sign-in page; on demo hosts with the demo's sign-ins, on a developer's host without a password. */
export const SignInPage = ({
  endedWhy,
  userId: lastUserId = "",
}: {
  endedWhy: string | null;
  /** Who was signed in here before. */
  userId?: string;
}) => {
  const { api, session, signedIn } = usePage();
  const [userId, setUserId] = useState(lastUserId);
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<{
    field: "userId" | "password" | null;
    text: string;
  } | null>(null);
  const [busy, setBusy] = useState(false);
  const userIdInput = useRef<HTMLInputElement>(null);
  const passwordInput = useRef<HTMLInputElement>(null);

  const attempt = async (run: () => ReturnType<typeof api.signIn>): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      signedIn(await run());
    } catch (error) {
      const field =
        error instanceof Refusal && error.code === "wrong-credentials" ? "password" : null;
      setProblem({ field, text: reason(error) });
      setBusy(false);
      passwordInput.current?.select();
    }
  };

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (busy) return;
    if (userId.trim() === "") {
      setProblem({ field: "userId", text: t("signIn.needUserId") });
      userIdInput.current?.focus();
    } else if (password === "") {
      setProblem({ field: "password", text: t("signIn.needPassword") });
      passwordInput.current?.focus();
    } else {
      void attempt(() => api.signIn(userId.trim(), password));
    }
  };

  const textFor = (field: "userId" | "password"): string | undefined =>
    problem?.field === field ? problem.text : undefined;

  return (
    <Box
      component="main"
      sx={{
        minHeight: "100%",
        maxHeight: "100%",
        overflow: "auto",
        display: "grid",
        placeItems: "center",
        p: "24px 16px",
      }}
    >
      <Box sx={{ width: "100%", maxWidth: 360 }}>
        <Box sx={{ display: "flex", alignItems: "center", gap: "10px", mb: "20px", px: "4px" }}>
          <Mark />
          <Box>
            <Typography component="p" variant="h3" sx={{ lineHeight: "20px" }}>
              {t("product.name")}
            </Typography>
            <Typography variant="body2" color="text.secondary">
              {t("product.tagline")}
            </Typography>
          </Box>
        </Box>
        <Paper variant="outlined" sx={{ p: "20px" }}>
          <Typography component="h1" variant="h1" sx={{ mb: "16px" }}>
            {t("signIn.title")}
          </Typography>
          {endedWhy !== null && problem === null && (
            <Alert severity="info" sx={{ mb: "16px" }}>
              {endedWhy}
            </Alert>
          )}
          {session.setupNeeded && (
            <Alert severity="info" sx={{ mb: "16px" }}>
              {t("setup.needed")}. {t("setup.neededHint")}
            </Alert>
          )}
          {problem !== null && problem.field === null && (
            <Alert severity="error" sx={{ mb: "16px" }}>
              {problem.text}
            </Alert>
          )}
          <Box component="form" noValidate onSubmit={submit} sx={{ display: "grid", gap: "14px" }}>
            <TextField
              label={t("signIn.userId")}
              name="userId"
              autoComplete="username"
              autoFocus={lastUserId === ""}
              fullWidth
              value={userId}
              onChange={(event) => setUserId(event.target.value)}
              error={problem?.field === "userId"}
              helperText={textFor("userId")}
              inputRef={userIdInput}
              slotProps={{ htmlInput: { autoCapitalize: "none", spellCheck: false } }}
            />
            <TextField
              label={t("signIn.password")}
              name="password"
              type="password"
              autoComplete="current-password"
              autoFocus={lastUserId !== ""}
              fullWidth
              value={password}
              onChange={(event) => setPassword(event.target.value)}
              error={problem?.field === "password"}
              helperText={textFor("password")}
              inputRef={passwordInput}
            />
            <Button
              type="submit"
              variant="contained"
              size="large"
              loading={busy}
              fullWidth
              sx={{ mt: "4px" }}
            >
              {t("signIn.submit")}
            </Button>
          </Box>
        </Paper>
        {session.mode.dev && (
          <Side title={t("signIn.devTitle")} hint={t("signIn.devHint")}>
            <Button
              variant="outlined"
              color="inherit"
              fullWidth
              disabled={busy}
              onClick={() => void attempt(() => api.signInDev())}
            >
              {t("signIn.devButton")}
            </Button>
          </Side>
        )}
        {session.demoSignIns !== undefined && session.demoSignIns.length > 0 && (
          <Side title={t("signIn.demoTitle")} hint={t("signIn.demoHint")}>
            <Box sx={{ display: "grid", gridTemplateColumns: "1fr 1fr", gap: "8px" }}>
              {session.demoSignIns.map((one) => (
                <ButtonBase
                  key={one.userId}
                  disabled={busy}
                  aria-label={t("signIn.demoFill", {
                    userId: one.userId,
                    role: t(`role.${one.role}`),
                  })}
                  onClick={() => {
                    setUserId(one.userId);
                    setPassword("demo");
                    void attempt(() => api.signIn(one.userId, "demo"));
                  }}
                  sx={{
                    justifyContent: "flex-start",
                    gap: "8px",
                    p: "8px",
                    textAlign: "left",
                    border: "1px solid",
                    borderColor: "divider",
                    borderRadius: "6px",
                    bgcolor: "background.paper",
                    "&:hover": { borderColor: "neutral.400" },
                  }}
                >
                  <Avatar
                    sx={{
                      width: 24,
                      height: 24,
                      fontSize: 11,
                      fontWeight: 600,
                      ...getAvatarColors(one.userId),
                    }}
                  >
                    <Icon
                      name={
                        one.role === "agent"
                          ? "headset"
                          : one.role === "supervisor"
                            ? "chart-bar"
                            : "gear"
                      }
                      size={14}
                    />
                  </Avatar>
                  <Box sx={{ minWidth: 0 }}>
                    <Typography variant="subtitle2" noWrap>
                      {one.userId}
                    </Typography>
                    <Typography variant="body2" color="text.secondary" noWrap>
                      {t(`role.${one.role}`)}
                    </Typography>
                  </Box>
                </ButtonBase>
              ))}
            </Box>
          </Side>
        )}
        <Typography variant="body2" color="text.secondary" sx={{ mt: "20px", px: "4px" }}>
          {session.host.version} · {t("signIn.independent")}
        </Typography>
      </Box>
    </Box>
  );
};

const Side = ({
  title,
  hint,
  children,
}: {
  title: string;
  hint: string;
  children: React.ReactNode;
}) => (
  <Box component="section" aria-label={title} sx={{ mt: "20px", px: "4px" }}>
    <Typography component="h2" variant="subtitle2">
      {title}
    </Typography>
    <Typography variant="body2" color="text.secondary" sx={{ mb: "8px" }}>
      {hint}
    </Typography>
    {children}
  </Box>
);

/** The product's mark. */
export const Mark = () => (
  <Box
    aria-hidden
    sx={{
      width: 36,
      height: 36,
      borderRadius: "9px",
      display: "grid",
      placeItems: "center",
      bgcolor: "primary.main",
      color: "primary.contrastText",
    }}
  >
    <Icon name="headset" size={20} weight="bold" />
  </Box>
);

const reason = (error: unknown): string => {
  if (!(error instanceof Refusal)) return t("error.away");
  const later =
    error.retryAfter === undefined
      ? ""
      : ` ${t("signIn.retryAfter", { seconds: error.retryAfter })}`;
  return `${error.message} ${error.remedy}${later}`.trim();
};
