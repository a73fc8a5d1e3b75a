import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

/** What a person sets for this browser. */
export interface Preferences {
  /** A call that rings is heard. */
  ringing: boolean;
  /** A desktop notification while the page is out of sight. */
  notifications: boolean;
  /** Single keys do things. */
  shortcuts: boolean;
}

const key = "callbench.preferences";
const fresh: Preferences = { ringing: true, notifications: false, shortcuts: true };

const read = (): Preferences => {
  try {
    const stored = JSON.parse(localStorage.getItem(key) ?? "{}") as Partial<Preferences>;
    const of = (name: keyof Preferences): boolean =>
      typeof stored[name] === "boolean" ? stored[name] : fresh[name];
    return {
      ringing: of("ringing"),
      notifications: of("notifications"),
      shortcuts: of("shortcuts"),
    };
  } catch {
    return fresh;
  }
};

/** The preferences of this browser, for all tabs. */
export const preferences = createStore<Preferences>(read);

/** Sets a preference and keeps it. */
export const prefer = (changed: Partial<Preferences>): void => {
  preferences.setState(changed);
  try {
    localStorage.setItem(key, JSON.stringify(preferences.getState()));
  } catch {
    // Without storage it holds until the page is closed.
  }
};

if (typeof window !== "undefined") {
  // Another tab has set something.
  window.addEventListener("storage", (event) => {
    if (event.key === key) preferences.setState(read());
  });
}

/** One preference. */
export const usePreference = (name: keyof Preferences): boolean =>
  useStore(preferences, (state) => state[name]);
