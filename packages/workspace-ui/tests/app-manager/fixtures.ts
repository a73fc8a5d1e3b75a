import type { App, Centre, Placement, Release } from "../../src/app-manager/apps";
import type { Slot } from "../../src/host/types";

/** A release of the tests' app. */
export const release = (version: string, change: Partial<Release> = {}): Release => ({
  version,
  uploadedAt: Date.UTC(2026, 10, 3, 10),
  uploadedBy: "admin1",
  archiveSha256: "a".repeat(64),
  contentSha256: `${version.replaceAll(".", "")}`.padEnd(64, "0"),
  size: 2_000,
  inflatedSize: 5_100,
  files: [
    { path: "index.html", size: 100 },
    { path: "static/index-D75Nlq1r.js", size: 5_000 },
  ],
  manifest: {
    name: "order-notes",
    version,
    description: "Notes on orders",
    minimumRequiredAmeyoVersion: "4.0.0",
  },
  logos: {},
  warnings: [],
  activations: [],
  ...change,
});

/** A placement of the tests' app. */
export const placement = (slot: string, change: Partial<Placement> = {}): Placement => ({
  placementId: `p-${slot}`,
  slot,
  roles: ["agent"],
  campaignIds: [],
  queueIds: [],
  ...change,
});

/** The tests' app: one release, not active, nowhere. */
export const app = (change: Partial<App> = {}): App => ({
  appId: "order-notes-1",
  name: "order-notes",
  revision: 1,
  active: null,
  previous: null,
  origin: "http://order-notes-1.localhost:4100",
  placements: [],
  releases: [release("1.0.0")],
  ...change,
});

const slot = (
  name: string,
  slotType: Slot["slotType"],
  layout: Slot["layout"],
  title: string,
): Slot => ({ name, slotType, layout, title, description: "", builtIn: true });

/** The slots that every host has. */
export const slots: Slot[] = [
  slot("workbench", "workbench", "narrow", "Workbench"),
  slot("workspace-tab", "workbench", "wide", "Workspace tab"),
  slot("dashboard", "workbench", "wide", "Dashboard"),
  slot("navbar", "navbar", "full", "Navbar"),
  slot("modal", "modal", "dialog", "Modal"),
];

export const centre: Centre = {
  processes: [
    { processId: 1, processName: "Customer care" },
    { processId: 2, processName: "Sales" },
  ],
  campaigns: [
    { campaignId: 101, campaignName: "Support line", campaignType: "voice", processId: 1 },
    { campaignId: 201, campaignName: "Renewals", campaignType: "voice", processId: 2 },
  ],
  queues: [
    { agentQueueId: 1001, queueName: "General", campaignId: 101 },
    { agentQueueId: 2001, queueName: "Renewals", campaignId: 201 },
  ],
};
