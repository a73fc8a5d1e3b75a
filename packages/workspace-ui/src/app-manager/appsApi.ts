import type { HostApi } from "../host/HostApi";
import type { Layout, Role, Slot, SlotType } from "../host/types";
import type { App, Centre } from "./apps";

/** A placement as the host takes it. */
export interface WantedPlacement {
  slot: string;
  roles: Role[];
  processId?: number;
  campaignIds?: number[];
  queueIds?: number[];
  sdkBaseUrl?: string;
}

/** A slot to define. */
export interface NewSlot {
  name: string;
  slotType: SlotType;
  layout: Layout;
  title: string;
  description?: string;
}

/** The App Manager's calls. Each rejects as those of `HostApi` do. */
export class AppsApi {
  constructor(private readonly host: HostApi) {}

  list = async (): Promise<App[]> => (await this.host.get<{ apps: App[] }>("/apps")).apps;

  slots = async (): Promise<Slot[]> => (await this.host.get<{ slots: Slot[] }>("/slots")).slots;

  centre = (): Promise<Centre> => this.host.get("/campaigns");

  activate = (appId: string, version: string): Promise<App> =>
    this.host.send("PUT", `${path(appId)}/active`, { body: { version } });

  rollBack = (appId: string): Promise<App> =>
    this.host.send("POST", `${path(appId)}/rollback`, { body: {} });

  deactivate = (appId: string): Promise<App> => this.host.send("DELETE", `${path(appId)}/active`);

  place = (appId: string, revision: number, placements: WantedPlacement[]): Promise<App> =>
    this.host.send("PUT", `${path(appId)}/placements`, { body: { revision, placements } });

  /** The app that is left, or nothing when it was the last release. */
  removeRelease = (appId: string, version: string): Promise<App | undefined> =>
    this.host.send("DELETE", `${path(appId)}/releases/${encodeURIComponent(version)}`);

  removeApp = (appId: string): Promise<void> => this.host.send("DELETE", path(appId));

  createSlot = (slot: NewSlot): Promise<Slot> => this.host.send("POST", "/slots", { body: slot });

  removeSlot = (name: string): Promise<void> =>
    this.host.send("DELETE", `/slots/${encodeURIComponent(name)}`);
}

const path = (appId: string): string => `/apps/${encodeURIComponent(appId)}`;
