import type { AppCard, Role } from "../host/types";

/** The App Manager's part of the host's API (docs/internals/host-api.md). Instants are milliseconds, sizes bytes. */

/** Where an app shows, and for whom. */
export interface Placement {
  placementId: string;
  slot: string;
  roles: Role[];
  processId?: number | null;
  /** None means every campaign. */
  campaignIds: number[];
  /** None means every queue. */
  queueIds: number[];
  sdkBaseUrl?: string | null;
}

export interface ReleaseFile {
  path: string;
  size: number;
}

/** Something odd in a package that was accepted all the same. */
export interface ReleaseWarning {
  code: string;
  message: string;
  remedy: string;
}

/** One version of an app. */
export interface Release {
  version: string;
  uploadedAt: number;
  uploadedBy: string;
  archiveSha256: string;
  contentSha256: string;
  /** Of the archive. */
  size: number;
  /** Of all files together. */
  inflatedSize: number;
  files: ReleaseFile[];
  manifest: unknown;
  logos: AppCard["logos"];
  warnings: ReleaseWarning[];
  activations: { at: number; by: string }[];
}

export interface App {
  appId: string;
  name: string;
  /** Counts the changes; needed to change placements. */
  revision: number;
  active: string | null;
  previous: string | null;
  origin: string | null;
  placements: Placement[];
  /** Newest first. */
  releases: Release[];
}

/** What came of an upload. */
export interface Uploaded {
  app: App;
  release: Release;
  /** False when the very same contents were there already. */
  created: boolean;
  warnings: ReleaseWarning[];
}

/** What placements can be narrowed to. */
export interface Centre {
  processes: { processId: number; processName: string }[];
  campaigns: {
    campaignId: number;
    campaignName: string;
    campaignType: string;
    processId: number;
  }[];
  queues: { agentQueueId: number; queueName: string; campaignId: number }[];
}

/** All roles, in the order that they are shown. */
export const roles = ["agent", "supervisor", "administrator"] as const satisfies readonly Role[];

/** The largest package that the host takes, in bytes. */
export const largestPackage = 100_000_000;

/** Endings of package files; a package is a ZIP archive. */
export const packageEndings = [".aaex", ".zip"] as const;

/** The release of this version. */
export const releaseOf = (app: App, version: string | null): Release | undefined =>
  version === null ? undefined : app.releases.find((release) => release.version === version);

/** The newest release. */
export const newestOf = (app: App): Release | undefined => app.releases[0];

/** The release that came before another one, by version. */
export const releaseBefore = (app: App, version: string): Release | undefined => {
  const place = app.releases.findIndex((release) => release.version === version);
  return place < 0 ? undefined : app.releases[place + 1];
};

/** Whether agents can have an app, and why not. */
export type AppState = "active" | "nowhere" | "inactive";

export const stateOf = (app: App): AppState =>
  app.active === null ? "inactive" : app.placements.length === 0 ? "nowhere" : "active";

/** The release that a rollback returns to. Going on to a newer one that was active before is a switch. */
export const rollbackOf = ({ active, previous, releases }: App): string | null => {
  const place = (version: string | null): number =>
    releases.findIndex((release) => release.version === version);
  return previous !== null && place(previous) > place(active) ? previous : null;
};
