import { Box, CircularProgress, ErrorState } from "@exotel-npm-dev/signal-design-system";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useLocation } from "wouter";
import type { HostApi } from "../host/HostApi";
import { HostAway, Refusal } from "../host/refusal";
import type { Session } from "../host/types";
import { SetupPage } from "../setup/SetupPage";
import { SignInPage } from "../sign-in/SignInPage";
import { t } from "../texts/texts";
import { type Page, PageContext } from "./context";
import { type Pause, PausedPage } from "./PausedPage";
import type { Ending } from "./SessionWatch";
import { SignedIn } from "./SignedIn";

type Gate =
  | { state: "loading" }
  | { state: "failed"; error: unknown }
  | { state: "paused"; pause: Pause }
  | { state: "known"; session: Session };

/** Finds out who is signed in, and shows the page that follows from it. */
export const PageGate = ({ api, frameLayer }: { api: HostApi; frameLayer: HTMLElement }) => {
  const [gate, setGate] = useState<Gate>({ state: "loading" });
  const [endedWhy, setEndedWhy] = useState<string | null>(null);
  const [lastUserId, setLastUserId] = useState("");
  const [path] = useLocation();

  const load = useCallback(async () => {
    setGate({ state: "loading" });
    try {
      const session = await api.session();
      // On a developer's host nobody wants to type a password.
      const signedIn =
        session.user === null && session.mode.dev && !session.setupNeeded
          ? await api.signInDev()
          : session;
      setGate({ state: "known", session: signedIn });
    } catch (error) {
      setGate({ state: "failed", error });
    }
  }, [api]);

  useEffect(() => {
    void load();
  }, [load]);

  const leave = useCallback((session: Session, why: string | null) => {
    setEndedWhy(why);
    setLastUserId(why === null ? "" : (session.user?.userId ?? ""));
    setGate({ state: "known", session: { ...session, user: null, agentSession: null } });
  }, []);

  const session = gate.state === "known" ? gate.session : null;
  const page = useMemo<Page | null>(
    () =>
      session === null
        ? null
        : {
            api,
            session,
            signedIn: (next) => {
              setEndedWhy(null);
              setGate({ state: "known", session: next });
            },
            signOut: async () => {
              await api.signOut(true);
              leave(session, null);
            },
            leave: () => leave(session, null),
          },
    [api, session, leave],
  );

  if (gate.state === "loading") {
    return (
      <Centred>
        <CircularProgress size={24} aria-label={t("connection.connecting")} />
      </Centred>
    );
  }
  if (gate.state === "paused") {
    return <PausedPage pause={gate.pause} onGoOn={() => void load()} />;
  }
  if (gate.state === "failed" || page === null || session === null) {
    const error = gate.state === "failed" ? gate.error : new HostAway();
    return (
      <Centred>
        <ErrorState
          what={error instanceof Refusal ? error.message : t("idle.failed")}
          why={error instanceof Refusal ? error.remedy : t("error.away")}
          remedy={{ label: t("idle.retry"), onClick: () => void load() }}
        />
      </Centred>
    );
  }
  const ended = (why: Ending, reason: string): void => {
    // Should the host ask for a password when this page goes on, it is this user's.
    setLastUserId(session.user?.userId ?? "");
    if (why === "signedOut") leave(session, t("signIn.ended", { reason }));
    else {
      setGate({
        state: "paused",
        pause: why === "otherUser" ? { why: "otherUser", userName: reason } : { why: "elsewhere" },
      });
    }
  };
  return (
    <PageContext.Provider value={page}>
      {path === "/setup" ? (
        <SetupPage />
      ) : session.user === null ? (
        <SignInPage endedWhy={endedWhy} userId={lastUserId} />
      ) : (
        <SignedIn
          key={session.user.userId}
          user={session.user}
          frameLayer={frameLayer}
          onEnded={ended}
        />
      )}
    </PageContext.Provider>
  );
};

const Centred = ({ children }: { children: React.ReactNode }) => (
  <Box sx={{ height: "100%", display: "grid", placeItems: "center", p: "16px" }}>{children}</Box>
);
