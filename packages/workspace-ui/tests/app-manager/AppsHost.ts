import type { App } from "../../src/app-manager/apps";
import type { WantedPlacement } from "../../src/app-manager/appsApi";
import type { Slot } from "../../src/host/types";
import type { Answer, FakeHost } from "../host/FakeHost";
import { centre, slots } from "./fixtures";

/** The App Manager's routes of a host in memory. */
export class AppsHost {
  slots: Slot[] = [...slots];
  /** The changes that were asked for. */
  readonly asked: string[] = [];

  constructor(public apps: App[]) {}

  /** Lets a fake host answer them, signed in as administrator. */
  join(host: FakeHost): void {
    host.answer("POST", "/session", { userId: "admin1", password: "demo" }, null);
    const base = host.answer.bind(host);
    host.answer = (method, path, body, bearer) =>
      this.#answer(method, path, body) ?? base(method, path, body, bearer);
  }

  #answer(method: string, path: string, body: unknown): Answer | null {
    const [, kind, id, part, version] = path.split("/");
    const ours = kind === "apps" || kind === "slots";
    if (ours && method !== "GET") this.asked.push(`${method} ${path}`);
    if (path === "/slots" && method === "GET") return { status: 200, body: { slots: this.slots } };
    if (path === "/slots" && method === "POST") {
      const slot: Slot = { ...(body as Omit<Slot, "builtIn">), builtIn: false };
      this.slots = [...this.slots, slot];
      return { status: 201, body: slot };
    }
    if (path === "/campaigns") return { status: 200, body: centre };
    if (kind !== "apps") return null;
    if (id === undefined) return { status: 200, body: { apps: this.apps } };
    const app = this.apps.find(({ appId }) => appId === id);
    if (app === undefined) return { status: 404, body: { code: "not-found", message: "no app" } };
    switch (`${method} ${part ?? ""}`) {
      case "PUT active": {
        const { version: wanted } = body as { version: string };
        return this.#change({ ...app, active: wanted, previous: app.active ?? app.previous });
      }
      case "DELETE active":
        return this.#change({ ...app, active: null });
      case "POST rollback":
        return this.#change({ ...app, active: app.previous, previous: app.active });
      case "DELETE releases":
        return this.#change({
          ...app,
          releases: app.releases.filter((release) => release.version !== version),
        });
      case "DELETE ":
        this.apps = this.apps.filter((one) => one !== app);
        return { status: 204 };
      case "PUT placements": {
        const wish = body as { revision: number; placements: WantedPlacement[] };
        if (wish.revision !== app.revision) {
          return {
            status: 409,
            body: { code: "stale-revision", message: "changed", remedy: "reload", details: app },
          };
        }
        return this.#change({
          ...app,
          placements: wish.placements.map((placement, index) => ({
            placementId: `p${index}`,
            campaignIds: [],
            queueIds: [],
            ...placement,
          })),
        });
      }
    }
    return null;
  }

  #change(app: App): Answer {
    const changed = { ...app, revision: app.revision + 1 };
    this.apps = this.apps.map((one) => (one.appId === app.appId ? changed : one));
    return { status: 200, body: changed };
  }
}
