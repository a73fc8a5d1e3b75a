import { useState } from "react";

/** A scenario of one's own, as far as it is written. */
export interface Draft {
  text: string;
  /** The file it came from. */
  file: string | null;
}

const key = "callbench.simulator-draft";
const none: Draft = { text: "", file: null };

const read = (): Draft => {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    if (typeof stored !== "object" || stored === null) return none;
    const { text, file } = stored as Record<string, unknown>;
    return typeof text === "string" ? { text, file: typeof file === "string" ? file : null } : none;
  } catch {
    return none;
  }
};

/** The draft, which this tab remembers while the dock is closed or shows something else. */
export const useDraft = (): [Draft, (draft: Draft) => void] => {
  const [draft, setDraft] = useState(read);
  return [
    draft,
    (next) => {
      setDraft(next);
      try {
        sessionStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Without storage the draft holds until the panel is closed.
      }
    },
  ];
};
