import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { type Aaf, createAaf } from "./aaf";
import { type Failure, withFailure } from "./failures";
import { type Start, startAaf } from "./startAaf";

/** Where the app stands with the workspace. */
export type AafStatus = "starting" | "ready" | "failed";

interface AafState {
  readonly status: AafStatus;
  /** The typed helpers, once the workspace has accepted the app. */
  readonly aaf: Aaf | undefined;
  readonly failures: readonly Failure[];
  dismiss(id: string): void;
}

const AafContext = createContext<AafState | undefined>(undefined);

/** Starts the SDK once, and gives the app its helpers and its failures. */
export function AafProvider({
  children,
  start = startAaf,
}: {
  readonly children: ReactNode;
  readonly start?: () => Promise<Start>;
}) {
  const [started, setStarted] = useState<Start>();
  const [failures, setFailures] = useState<readonly Failure[]>([]);

  useEffect(() => {
    let current = true;
    void start().then((outcome) => {
      if (!current) return;
      setStarted(outcome);
      if ("failure" in outcome) setFailures([outcome.failure]);
    });
    return () => {
      current = false;
    };
  }, [start]);

  const connection = useMemo(() => {
    const report = (failure: Failure) => setFailures((known) => withFailure(known, failure));
    const client = started && "client" in started ? started.client : undefined;
    const status: AafStatus = client ? "ready" : started ? "failed" : "starting";
    return { status, aaf: client && createAaf(client, report) };
  }, [started]);

  const state = useMemo<AafState>(
    () => ({
      ...connection,
      failures,
      dismiss: (id) => setFailures((known) => known.filter((one) => one.id !== id)),
    }),
    [connection, failures],
  );

  return <AafContext value={state}>{children}</AafContext>;
}

/** The workspace, as this app sees it. */
export function useAaf(): AafState {
  const state = useContext(AafContext);
  if (!state) throw new Error("useAaf needs an <AafProvider> above it");
  return state;
}
