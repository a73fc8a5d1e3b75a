import { useState } from "react";
import { useStore } from "zustand";
import { useSay } from "../../app-manager/useSay";
import type { CentreConfiguration } from "../../host/configuration";
import { t } from "../../texts/texts";
import { same } from "./same";
import type { Problem, Section } from "./section";
import { useConfiguration, useConfigure, useDrafts } from "./useConfiguration";

/** A section as its page sees it. */
export interface OpenSection<Value> {
  value: Value;
  /** What the host has. */
  stored: Value;
  configuration: CentreConfiguration;
  change(value: Value): void;
  dirty: boolean;
  /** Somebody else has changed the section since the change began. */
  conflict: boolean;
  /** Own changes that were set aside. */
  aside: Value | undefined;
  busy: boolean;
  /** What the host refused. */
  error: unknown;
  /** What must be mended first; known from the first try to save on. */
  problems: readonly Problem[];
  save(): Promise<void>;
  discard(): void;
  takeTheirs(): void;
  keepMine(): void;
}

/** Opens a section of the configuration; `null` while there is none. */
export const useSection = <Value>(section: Section<Value>): OpenSection<Value> | null => {
  const { data } = useConfiguration();
  const configure = useConfigure();
  const drafts = useDrafts();
  const say = useSay();
  const draft = useStore(drafts.store, (state) => state.drafts[section.key]);
  const aside = useStore(drafts.store, (state) => state.aside[section.key]) as Value | undefined;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [tried, setTried] = useState(false);
  if (data === undefined) return null;
  const { configuration } = data;
  const stored = section.read(configuration);
  if (stored === undefined) return null;
  const value = draft === undefined ? stored : (draft.value as Value);
  const problems = tried ? section.problems(value, configuration) : [];

  const save = async (): Promise<void> => {
    setTried(true);
    setError(null);
    if (busy || draft === undefined || section.problems(value, configuration).length > 0) return;
    setBusy(true);
    try {
      const outcome = await configure((now) =>
        same(section.read(now), draft.base) ? section.write(now, value) : null,
      );
      if (outcome === "saved") {
        drafts.discard(section.key);
        setTried(false);
        say(t("setup1.saved"));
      }
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  };

  return {
    value,
    stored,
    configuration,
    change: (next) => {
      setError(null);
      drafts.change(section, stored, next);
    },
    dirty: draft !== undefined,
    conflict: draft !== undefined && !same(draft.base, stored),
    aside,
    busy,
    error,
    problems,
    save,
    discard: () => {
      setError(null);
      setTried(false);
      drafts.discard(section.key);
    },
    takeTheirs: () => {
      setError(null);
      drafts.setAside(section.key);
    },
    keepMine: () => {
      setError(null);
      drafts.rebase(section.key, stored);
    },
  };
};

/** What is wrong with a field. */
export const problemAt = (problems: readonly Problem[], path: string): string | undefined =>
  problems.find((problem) => problem.path === path)?.text;
