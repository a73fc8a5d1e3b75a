import { describe, expect, it } from "vitest";
import { releaseBefore, rollbackOf, stateOf } from "../../src/app-manager/apps";
import { app, placement, release } from "./fixtures";

const releases = [release("2.0.0"), release("1.10.0"), release("1.9.0")];

describe("an app's releases", () => {
  it("roll back to an older release that was active before, never to a newer one", () => {
    expect(rollbackOf(app({ releases, active: "2.0.0", previous: "1.9.0" }))).toBe("1.9.0");
    expect(rollbackOf(app({ releases, active: "1.9.0", previous: "2.0.0" }))).toBeNull();
    expect(rollbackOf(app({ releases, active: "2.0.0" }))).toBeNull();
  });

  it("are compared with the one before, by version", () => {
    expect(releaseBefore(app({ releases }), "2.0.0")?.version).toBe("1.10.0");
    expect(releaseBefore(app({ releases }), "1.9.0")).toBeUndefined();
    expect(releaseBefore(app({ releases }), "3.0.0")).toBeUndefined();
  });
});

describe("an app's state", () => {
  it("is active only where a release is active and a slot is chosen", () => {
    const placements = [placement("workbench")];
    expect(stateOf(app())).toBe("inactive");
    expect(stateOf(app({ placements }))).toBe("inactive");
    expect(stateOf(app({ active: "1.0.0" }))).toBe("nowhere");
    expect(stateOf(app({ active: "1.0.0", placements }))).toBe("active");
  });
});
