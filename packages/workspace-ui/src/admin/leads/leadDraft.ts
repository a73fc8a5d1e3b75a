import type { NewLeadRecord } from "../../host/configuration";
import { isPhone } from "../lists/sections";

/** A file's rows, and which of its columns mean what. */
export interface LeadDraft {
  headers: readonly string[];
  rows: readonly (readonly string[])[];
  /** Place of the column with the numbers; `null` while nobody knows. */
  phone: number | null;
  /** Place of the column with the names. */
  name: number | null;
}

const phoneWords = /phone|mobile|number|tel|msisdn|contact/i;
const nameWords = /name|customer/i;

/** Makes a draft of a file's rows: takes a first row without any number for the heads, and guesses the columns. */
export const draftOf = (all: readonly (readonly string[])[]): LeadDraft => {
  const [first = [], ...rest] = all;
  const hasHeads = first.length > 0 && !first.some((cell) => digitsIn(cell) >= 5);
  const width = Math.max(0, ...all.slice(0, 50).map((row) => row.length));
  const headers = Array.from({ length: width }, (_, place) => {
    const head = hasHeads ? (first[place]?.trim() ?? "") : "";
    return head === "" ? `Column ${place + 1}` : head;
  });
  const rows = hasHeads ? rest : all;
  const phone = guessPhone(headers, rows, hasHeads);
  const named = headers.findIndex((head, place) => place !== phone && nameWords.test(head));
  const name = hasHeads ? named : headers.findIndex((_, place) => place !== phone);
  return { headers, rows, phone, name: name < 0 ? null : name };
};

const digitsIn = (text: string): number => text.replace(/\D/g, "").length;

const guessPhone = (
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  hasHeads: boolean,
): number | null => {
  const sample = rows.slice(0, 20);
  const fits = (place: number): boolean =>
    sample.some((row) => isPhone(row[place] ?? "") && digitsIn(row[place] ?? "") >= 5);
  const byWord = hasHeads
    ? headers.findIndex(
        (head, place) => phoneWords.test(head) && (fits(place) || rows.length === 0),
      )
    : -1;
  const found = byWord >= 0 ? byWord : headers.findIndex((_, place) => fits(place));
  return found < 0 ? null : found;
};

/** What a draft comes to. */
export interface LeadReview {
  records: NewLeadRecord[];
  /** Rows without a number that can be dialled. */
  skipped: number;
  /** Rows whose number stands in an earlier row. */
  doubled: number;
}

/** The records of a draft: rows without a number are left out, a number counts once. */
export const reviewOf = ({ headers, rows, phone, name }: LeadDraft): LeadReview => {
  const records: NewLeadRecord[] = [];
  const seen = new Set<string>();
  let skipped = 0;
  let doubled = 0;
  for (const row of rows) {
    const number = phone === null ? "" : (row[phone] ?? "").trim();
    if (!isPhone(number)) {
      skipped += 1;
      continue;
    }
    const key = number.replace(/[^\d+]/g, "");
    if (seen.has(key)) {
      doubled += 1;
      continue;
    }
    seen.add(key);
    const fields: Record<string, string> = {};
    for (const [place, head] of headers.entries()) {
      const value = (row[place] ?? "").trim();
      if (place !== phone && place !== name && value !== "") fields[head] = value;
    }
    records.push({ name: name === null ? "" : (row[name] ?? "").trim(), phone: number, fields });
  }
  return { records, skipped, doubled };
};
