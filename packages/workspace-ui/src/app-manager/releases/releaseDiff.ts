import type { ReleaseFile } from "../apps";

/** What became of a file from one release to the next. */
export type FileChange =
  | { kind: "added"; path: string; size: number }
  | { kind: "removed"; path: string; size: number }
  | { kind: "changed"; path: string; size: number; sizeBefore: number; pathBefore: string };

/** What changed between two releases, as far as names and sizes tell. */
export interface ReleaseDiff {
  /** By path; a file that a build gave another hash in its name counts as changed. */
  changes: FileChange[];
  /** Files with the same name and size. */
  sameSize: number;
  /** Bytes that the newer release has more; negative when it has less. */
  growth: number;
}

/** Compares the files of two releases. The host keeps sizes, not contents, so equal sizes don't prove equal contents. */
export const diffOf = (
  before: readonly ReleaseFile[],
  after: readonly ReleaseFile[],
): ReleaseDiff => {
  const old = new Map(before.map((file) => [file.path, file]));
  const fresh = new Map(after.map((file) => [file.path, file]));
  const changes: FileChange[] = [];
  let sameSize = 0;
  for (const { path, size } of after) {
    const was = old.get(path);
    if (was === undefined) continue;
    if (was.size === size) sameSize += 1;
    else changes.push({ kind: "changed", path, size, sizeBefore: was.size, pathBefore: path });
  }

  const gone = byStem(before.filter(({ path }) => !fresh.has(path)));
  const come = byStem(after.filter(({ path }) => !old.has(path)));
  for (const [stem, files] of come) {
    const was = gone.get(stem);
    const [only, ...more] = files;
    const [wasOnly, ...wasMore] = was ?? [];
    if (only && wasOnly && more.length === 0 && wasMore.length === 0) {
      gone.delete(stem);
      changes.push({
        kind: "changed",
        path: only.path,
        size: only.size,
        sizeBefore: wasOnly.size,
        pathBefore: wasOnly.path,
      });
    } else {
      for (const { path, size } of files) changes.push({ kind: "added", path, size });
    }
  }
  for (const { path, size } of [...gone.values()].flat()) {
    changes.push({ kind: "removed", path, size });
  }
  changes.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { changes, sameSize, growth: total(after) - total(before) };
};

/** The bytes of all files. */
export const total = (files: readonly ReleaseFile[]): number =>
  files.reduce((sum, { size }) => sum + size, 0);

const byStem = (files: readonly ReleaseFile[]): Map<string, ReleaseFile[]> => {
  const groups = new Map<string, ReleaseFile[]>();
  for (const file of files) {
    const stem = stemOf(file.path);
    const group = groups.get(stem);
    if (group === undefined) groups.set(stem, [file]);
    else group.push(file);
  }
  return groups;
};

/** A path without the hash that a bundler put into its name: `static/index-D7wnyK3b.js` → `static/index-*.js`. */
const stemOf = (path: string): string => {
  const match = /^(.*[-.])([A-Za-z0-9_-]{8,20})(\.[^/]+)$/.exec(path);
  const [, start, hash, ending] = match ?? [];
  if (start === undefined || hash === undefined || ending === undefined) return path;
  // A word such as `component` is no hash: a hash mixes digits or capitals in.
  return /[0-9A-Z]/.test(hash) ? `${start}*${ending}` : path;
};
