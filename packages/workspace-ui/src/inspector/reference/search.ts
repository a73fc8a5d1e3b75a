import { type EntryKind, type ReferenceEntry, wordsOf } from "./entries";

const remembered = new WeakMap<ReferenceEntry, string>();

const wordsIn = (entry: ReferenceEntry): string => {
  let words = remembered.get(entry);
  if (words === undefined) {
    words = wordsOf(entry);
    remembered.set(entry, words);
  }
  return words;
};

/** How well an entry's name fits: less is better. */
const rank = (entry: ReferenceEntry, search: string): number => {
  const name = entry.name.toLowerCase();
  if (name === search) return 0;
  if (name.startsWith(search)) return 1;
  if (name.includes(search)) return 2;
  return entry.hint.toLowerCase().includes(search) ? 3 : 4;
};

/** The entries that have all the words, those first whose name fits best. Without words all, in their order. */
export const searchReference = (
  entries: readonly ReferenceEntry[],
  search: string,
  kind: EntryKind | null,
): ReferenceEntry[] => {
  const wanted = search.trim().toLowerCase();
  const of = kind === null ? [...entries] : entries.filter((entry) => entry.kind === kind);
  if (wanted === "") return of;
  const words = wanted.split(/\s+/);
  return of
    .filter((entry) => words.every((word) => wordsIn(entry).includes(word)))
    .map((entry) => ({ entry, rank: rank(entry, wanted) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
};
