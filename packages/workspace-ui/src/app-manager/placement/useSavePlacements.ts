import { useState } from "react";
import { Refusal } from "../../host/refusal";
import { t } from "../../texts/texts";
import type { App } from "../apps";
import { refusalText } from "../refusalText";
import { useAppsApi, useKeepApp } from "../useApps";
import { useSay } from "../useSay";
import {
  locateField,
  openDraft,
  type PlacementDraft,
  problemsOf,
  type RuleProblem,
  rebase,
  wantedOf,
} from "./placementDraft";

interface Saving {
  busy: boolean;
  /** What the host refused, when it isn't about a field in sight. */
  error: unknown;
  problems: (RuleProblem & { text?: string })[];
  save(): Promise<void>;
  /** Forgets what was wrong, since the draft has changed. */
  forget(): void;
}

/** Sends a draft to the host, and leads to what is wrong with it. */
export const useSavePlacements = (
  app: App,
  draft: PlacementDraft,
  onDraft: (draft: PlacementDraft) => void,
  leadTo: (slot: string) => void,
  onSaved: (app: App) => void,
): Saving => {
  const api = useAppsApi();
  const keep = useKeepApp();
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [problems, setProblems] = useState<Saving["problems"]>([]);

  const point = (found: Saving["problems"]): void => {
    setProblems(found);
    const rule = draft.rules.find(({ id }) => id === found[0]?.ruleId);
    if (rule !== undefined) leadTo(rule.slot);
  };

  const send = async (what: PlacementDraft, again: boolean): Promise<void> => {
    try {
      const saved = await api.place(app.appId, what.revision, wantedOf(what));
      keep(saved);
      onDraft(openDraft(saved));
      say(t("app1.done.placed", { app: saved.name }));
      onSaved(saved);
    } catch (reason) {
      const now = staleApp(reason);
      if (now === null) throw reason;
      keep(now);
      const rebased = rebase(what, now);
      // Only releases changed meanwhile, not the places: nobody's work is written over.
      if (rebased.state === "current" && again) await send(rebased, false);
      else onDraft({ ...rebased, state: "stale" });
    }
  };

  const forget = (): void => {
    setError(null);
    setProblems([]);
  };

  return {
    busy,
    error,
    problems,
    forget,
    save: async () => {
      forget();
      const found = problemsOf(draft);
      if (found.length > 0) {
        point(found);
        return;
      }
      setBusy(true);
      try {
        await send(draft, true);
      } catch (reason) {
        const { what, remedy, field } = refusalText(reason);
        const located = locateField(draft, field);
        if (located !== null && located.field !== "slot") {
          point([{ ...located, text: `${what} ${remedy}` }]);
        } else {
          setError(reason);
        }
      } finally {
        setBusy(false);
      }
    },
  };
};

/** The app as it is now, when the host refused because somebody else changed it. */
const staleApp = (reason: unknown): App | null => {
  if (!(reason instanceof Refusal) || reason.code !== "stale-revision") return null;
  const { details } = reason;
  return typeof details === "object" && details !== null && "placements" in details
    ? (details as App)
    : null;
};
