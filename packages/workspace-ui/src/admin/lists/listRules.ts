import { t } from "../../texts/texts";
import type { Problem } from "../configuration/section";

/** The next free id. */
export const nextId = (ids: readonly number[]): number => Math.max(0, ...ids) + 1;

/** The list with one element moved one place. */
export const moved = <Item>(items: readonly Item[], from: number, to: number): Item[] => {
  const next = [...items];
  const [item] = next.splice(from, 1);
  if (item === undefined || to < 0 || to > next.length) return [...items];
  next.splice(to, 0, item);
  return next;
};

/** The list with one element changed. */
export const replaced = <Item>(items: readonly Item[], index: number, item: Item): Item[] =>
  items.map((one, place) => (place === index ? item : one));

/** Words that must be there, each once. `path` names an element's field by its place. */
export const wordProblems = (
  words: readonly string[],
  path: (index: number) => string,
): Problem[] => {
  const seen = new Set<string>();
  return words.flatMap((word, index) => {
    const key = word.trim();
    if (key === "") return [{ path: path(index), text: t("setup1.needed") }];
    if (seen.has(key)) return [{ path: path(index), text: t("setup1.twice") }];
    seen.add(key);
    return [];
  });
};
