import { HostAway, Refusal } from "../host/refusal";
import { t } from "../texts/texts";

/** The host speaks in fragments; on a page they are sentences. */
export const sentence = (fragment: string): string => {
  const trimmed = fragment.trim();
  if (trimmed === "") return "";
  // A name in quotes or a file's name keeps its spelling.
  const first = /^[a-z]+[ ,]/.test(trimmed)
    ? trimmed.slice(0, 1).toLocaleUpperCase() + trimmed.slice(1)
    : trimmed;
  return /[.!?…:]$/.test(first) ? first : `${first}.`;
};

/** What went wrong, and how to mend it. */
export interface RefusalText {
  what: string;
  remedy: string;
  /** The host's own name for it; `null` when the host said nothing. */
  code: string | null;
  field: string | null;
}

export const refusalText = (error: unknown): RefusalText => {
  if (error instanceof Refusal) {
    return {
      what: sentence(error.message),
      remedy: sentence(error.remedy),
      code: error.code,
      field: error.field ?? null,
    };
  }
  if (error instanceof HostAway) {
    return { what: t("apps.away"), remedy: t("apps.awayHint"), code: null, field: null };
  }
  return {
    what: t("apps.broken"),
    remedy: sentence(error instanceof Error ? error.message : String(error)),
    code: null,
    field: null,
  };
};
