import { useCallback, useState } from "react";
import { useLookAgain } from "./useSimulator";

/** What was refused, and at which button. */
export interface Refused {
  button: string;
  error: unknown;
}

/** Something that a few buttons ask of the host, one at a time. */
export interface Action {
  /** The button that waits for an answer. */
  busy: string | null;
  refused: Refused | null;
  /** Whether the host did it. A refusal stays until the next try. */
  run(button: string, ask: () => Promise<unknown>): Promise<boolean>;
  dismiss(): void;
}

/** Runs what buttons ask for, and keeps the refusal for the place where it was pressed. */
export const useAction = (): Action => {
  const lookAgain = useLookAgain();
  const [busy, setBusy] = useState<string | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const run = useCallback(
    async (button: string, ask: () => Promise<unknown>): Promise<boolean> => {
      setBusy(button);
      setRefused(null);
      try {
        await ask();
        return true;
      } catch (error) {
        setRefused({ button, error });
        return false;
      } finally {
        setBusy(null);
        lookAgain();
      }
    },
    [lookAgain],
  );
  return { busy, refused, run, dismiss: () => setRefused(null) };
};
