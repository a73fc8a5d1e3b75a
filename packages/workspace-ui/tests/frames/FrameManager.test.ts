import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FrameLayer } from "../../src/frames/FrameLayer";
import { FrameManager, patience } from "../../src/frames/FrameManager";
import { Refusal } from "../../src/host/refusal";
import type { Instance, NewInstance } from "../../src/host/types";
import { apps, slots } from "../host/fixtures";

const [workbench] = slots("agent");
const placed = workbench?.apps[0];
if (workbench === undefined || placed === undefined)
  throw new Error("the fixtures lack a workbench app");
const wanted = { slot: workbench.slot, placed };
const id = placed.placementId;

let layer: HTMLElement;
let manager: FrameManager;
let asked: NewInstance[];
let deleted: string[];
let refuse: Refusal | null;

const turn = async (): Promise<void> => {
  for (let count = 0; count < 5; count += 1) await Promise.resolve();
};
const frame = (): HTMLIFrameElement => layer.querySelector("iframe") as HTMLIFrameElement;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<div id="frames"></div>';
  layer = document.getElementById("frames") as HTMLElement;
  asked = [];
  deleted = [];
  refuse = null;
  manager = new FrameManager(
    new FrameLayer(layer),
    {
      createInstance: async (request) => {
        asked.push(request);
        if (refuse !== null) throw refuse;
        const instance: Instance = {
          instanceId: `i-${asked.length}`,
          token: "t",
          tokenExpiresAt: 0,
          app: apps.monitor,
          slot: workbench.slot,
          url: "about:blank?app",
          origin: "http://app.localhost",
        };
        return instance;
      },
      deleteInstance: async (instanceId) => {
        deleted.push(instanceId);
      },
      adopt: () => undefined,
      release: () => undefined,
      tellLifeCycle: () => undefined,
      now: () => Date.now(),
    },
    window,
  );
});

afterEach(() => {
  manager.stop();
  vi.useRealTimers();
});

describe("an app's frame", () => {
  it("carries the manifest's name, the sandbox without top navigation, and clipboard writing only", async () => {
    manager.sync([wanted], true);
    await turn();
    expect(frame().title).toBe(apps.monitor.name);
    expect(frame().getAttribute("sandbox")).toBe(
      "allow-scripts allow-same-origin allow-forms allow-modals allow-downloads allow-popups",
    );
    expect(frame().getAttribute("allow")).toBe("clipboard-write");
    expect(frame().style.colorScheme).toBe("light");
  });

  it("is the same element however often it is hidden, shown and moved", async () => {
    manager.sync([wanted], true);
    await turn();
    const first = frame();
    first.dispatchEvent(new Event("load"));
    for (const width of [360, 1440, 360]) {
      const place = document.createElement("div");
      place.getBoundingClientRect = () => new DOMRect(10, 20, width, 300);
      document.body.append(place);
      const detach = manager.rects.attach(id, place);
      expect(frame().style.width).toBe(`${width}px`);
      expect(frame().style.visibility).toBe("visible");
      detach();
      expect(frame().style.visibility).toBe("hidden");
    }
    expect(frame()).toBe(first);
    expect(first.parentElement).toBe(layer);
    expect(asked).toHaveLength(1);
  });

  it("goes from loading to slow to failed when nothing comes", async () => {
    manager.sync([wanted], true);
    await turn();
    expect(manager.frame(id)?.phase).toBe("loading");
    vi.advanceTimersByTime(patience.slow + 1);
    expect(manager.frame(id)?.phase).toBe("slow");
    vi.advanceTimersByTime(patience.failed);
    expect(manager.frame(id)?.phase).toBe("failed");
  });

  it("is silent when the page came but its SDK was never heard of, and running once it registered", async () => {
    manager.sync([wanted], true);
    await turn();
    frame().dispatchEvent(new Event("load"));
    expect(manager.frame(id)?.phase).toBe("loaded");
    vi.advanceTimersByTime(patience.silent + 1);
    expect(manager.frame(id)?.phase).toBe("silent");
    manager.heard("i-1", "appRegistered");
    expect(manager.frame(id)?.phase).toBe("running");
  });

  it("is silent while its app doesn't answer, and runs again when it does", async () => {
    manager.sync([wanted], true);
    await turn();
    manager.heard("i-1", "appRegistered");
    manager.heard("i-1", "appLost");
    expect(manager.frame(id)?.phase).toBe("silent");
    manager.heard("i-1", "appBack");
    expect(manager.frame(id)?.phase).toBe("running");
  });

  it("says why the host refused it", async () => {
    refuse = new Refusal(403, "not-placed", "Not placed.", "Ask an administrator.");
    manager.sync([wanted], true);
    await turn();
    expect(manager.frame(id)).toMatchObject({ phase: "failed", error: refuse });
    expect(frame()).toBeNull();
  });

  it("is a new instance after a reload, and the old one is given back", async () => {
    manager.sync([wanted], true);
    await turn();
    manager.reload(id);
    await turn();
    expect(manager.frame(id)?.instance?.instanceId).toBe("i-2");
    expect(deleted).toEqual(["i-1"]);
  });
});

describe("what is placed", () => {
  it("is left alone when it is placed still", async () => {
    manager.sync([wanted], true);
    await turn();
    const first = frame();
    manager.sync([wanted], true);
    await turn();
    expect(frame()).toBe(first);
  });

  it("goes when it is placed no longer", async () => {
    manager.sync([wanted], true);
    await turn();
    manager.sync([], true);
    expect(frame()).toBeNull();
    expect(manager.store.getState().frames).toEqual([]);
  });

  it("waits with another release until it may be loaded", async () => {
    manager.sync([wanted], true);
    await turn();
    const next = {
      slot: wanted.slot,
      placed: { ...placed, app: { ...placed.app, version: "2.0.0" } },
    };
    manager.sync([next], false);
    await turn();
    expect(manager.frame(id)).toMatchObject({ updateReady: true });
    expect(asked).toHaveLength(1);
    manager.reload(id);
    await turn();
    expect(asked).toHaveLength(2);
    expect(manager.frame(id)?.updateReady).toBe(false);
  });
});
