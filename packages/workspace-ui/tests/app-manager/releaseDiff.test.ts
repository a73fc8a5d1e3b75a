import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReleaseFile } from "../../src/app-manager/apps";
import { diffOf, total } from "../../src/app-manager/releases/releaseDiff";

const file = (path: string, size: number): ReleaseFile => ({ path, size });

describe("what changed between two releases", () => {
  it("names files that came, went or have another size, by path", () => {
    const diff = diffOf(
      [file("index.html", 10), file("logo.png", 5), file("old.css", 7)],
      [file("help.html", 3), file("index.html", 12), file("logo.png", 5)],
    );
    expect(diff.changes).toEqual([
      { kind: "added", path: "help.html", size: 3 },
      { kind: "changed", path: "index.html", size: 12, sizeBefore: 10, pathBefore: "index.html" },
      { kind: "removed", path: "old.css", size: 7 },
    ]);
    expect(diff.sameSize).toBe(1);
    expect(diff.growth).toBe(-2);
  });

  it("takes a file to which the build gave another hash for the same file, changed", () => {
    const diff = diffOf(
      [file("static/index-D75Nlq1r.js", 9)],
      [file("static/index-Bx_9-Qe1.js", 11)],
    );
    expect(diff.changes).toEqual([
      {
        kind: "changed",
        path: "static/index-Bx_9-Qe1.js",
        size: 11,
        sizeBefore: 9,
        pathBefore: "static/index-D75Nlq1r.js",
      },
    ]);
  });

  it("guesses nothing when several files could be the same one", () => {
    const diff = diffOf(
      [file("static/part-AAAAAAA1.js", 1), file("static/part-AAAAAAA2.js", 2)],
      [file("static/part-AAAAAAA3.js", 3)],
    );
    expect(diff.changes.map(({ kind }) => kind)).toEqual(["removed", "removed", "added"]);
  });

  it("doesn't take an ordinary word for a hash", () => {
    const diff = diffOf([file("my-component.js", 1)], [file("my-renderer.js", 1)]);
    expect(diff.changes.map(({ kind }) => kind)).toEqual(["removed", "added"]);
  });

  it("accounts for every file and every byte, whatever the releases hold", () => {
    const files = fc.uniqueArray(
      fc.record({
        path: fc.stringMatching(/^(static\/)?[a-c]{1,2}(-[A-C1-3]{8})?\.(js|css)$/),
        size: fc.nat(1_000),
      }),
      { selector: ({ path }) => path, maxLength: 8 },
    );
    fc.assert(
      fc.property(files, files, (before, after) => {
        const { changes, sameSize, growth } = diffOf(before, after);
        const count = (kind: string): number => changes.filter((one) => one.kind === kind).length;
        expect(count("added") + count("changed") + sameSize).toBe(after.length);
        expect(count("removed") + count("changed") + sameSize).toBe(before.length);
        expect(growth).toBe(total(after) - total(before));
      }),
    );
  });
});
