import { createStore, type StoreApi } from "zustand/vanilla";
import { same } from "./same";
import type { Section } from "./section";

/** A section that is being changed. */
interface Draft {
  /** What was stored when the change began. */
  base: unknown;
  value: unknown;
}

interface State {
  drafts: Readonly<Record<string, Draft>>;
  /** Own changes that gave way to somebody else's, kept to compare. */
  aside: Readonly<Record<string, unknown>>;
}

const without = <Value>(
  record: Readonly<Record<string, Value>>,
  key: string,
): Readonly<Record<string, Value>> => {
  const { [key]: _gone, ...rest } = record;
  return rest;
};

/** Changes of the configuration that are not saved yet. They outlive a walk through other pages. */
export class ConfigurationDrafts {
  readonly store: StoreApi<State> = createStore(() => ({ drafts: {}, aside: {} }));

  /** Takes a change; one that leads back to what is stored is no draft any more. */
  change<Value>(section: Section<Value>, stored: Value, value: Value): void {
    this.store.setState(({ drafts, ...rest }) => {
      const base = drafts[section.key]?.base ?? stored;
      return {
        ...rest,
        drafts: same(base, value)
          ? without(drafts, section.key)
          : { ...drafts, [section.key]: { base, value } },
      };
    });
  }

  /** Gives the change up. */
  discard(key: string): void {
    this.store.setState(({ drafts, aside }) => ({
      drafts: without(drafts, key),
      aside: without(aside, key),
    }));
  }

  /** Somebody else's change counts from now on; the own one is set aside. */
  setAside(key: string): void {
    this.store.setState(({ drafts, aside }) => {
      const draft = drafts[key];
      return draft === undefined
        ? { drafts, aside }
        : { drafts: without(drafts, key), aside: { ...aside, [key]: draft.value } };
    });
  }

  /** The own change counts again, now against what is stored. */
  rebase(key: string, stored: unknown): void {
    this.store.setState(({ drafts, aside }) => {
      const value = drafts[key]?.value ?? aside[key];
      return {
        drafts: value === undefined ? drafts : { ...drafts, [key]: { base: stored, value } },
        aside: without(aside, key),
      };
    });
  }

  /** The draft of a section. */
  of(key: string): Draft | undefined {
    return this.store.getState().drafts[key];
  }
}

const all = new WeakMap<object, ConfigurationDrafts>();

/** The drafts of one sign-in. */
export const draftsOf = (owner: object): ConfigurationDrafts => {
  let drafts = all.get(owner);
  if (drafts === undefined) {
    drafts = new ConfigurationDrafts();
    all.set(owner, drafts);
  }
  return drafts;
};
