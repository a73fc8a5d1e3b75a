import type { AppCard, Campaign, Customer, Role, Slot, SlotApps, User } from "../../src/host/types";

/** The demo's people, as far as the shell's tests need them. */
export const users: readonly User[] = [
  { userId: "agent1", userName: "Meera Nair", role: "agent", userType: "Executive" },
  { userId: "agent2", userName: "Jon Fernandes", role: "agent", userType: "Executive" },
  { userId: "supervisor1", userName: "Kavya Iyer", role: "supervisor", userType: "Supervisor" },
  { userId: "admin1", userName: "Dev Patel", role: "administrator", userType: "Administrator" },
];

const dispositions = [
  {
    dispositionClass: "Resolved",
    codes: [
      { dispositionCode: "resolved.billing", label: "Billing explained" },
      { dispositionCode: "resolved.other", label: "Other" },
    ],
  },
  {
    dispositionClass: "Call again",
    codes: [{ dispositionCode: "again.later", label: "Asked to call later" }],
  },
];

export const campaigns: Campaign[] = [
  {
    campaignId: 1,
    campaignName: "Customer care",
    campaignType: "Interactive Voice Application",
    processId: 1,
    processName: "Care",
    dispositions,
    wrapTimeOut: 60_000,
    queues: [{ agentQueueId: 11, queueName: "Billing" }],
    script: null,
    disposing: "workspace",
  },
  {
    campaignId: 2,
    campaignName: "Renewals",
    campaignType: "Outbound Voice Campaign",
    processId: 2,
    processName: "Sales",
    dispositions,
    wrapTimeOut: 60_000,
    queues: [],
    script: null,
    disposing: "workspace",
  },
];

export const customers: Customer[] = [
  {
    customerId: 1001,
    name: "Asha Rao",
    phone: "+919800000001",
    email: "asha.rao@example.com",
    company: "Rao Textiles",
    city: "Pune",
    language: "Marathi",
    fields: { Plan: "Business 200", "Customer since": "2019", "Open tickets": "1" },
    revision: 1,
  },
  {
    customerId: 1002,
    name: "Thomas Mathew",
    phone: "+919800000002",
    email: "thomas@example.com",
    city: "Kochi",
    fields: {},
    revision: 1,
  },
];

const slot = (name: string, slotType: Slot["slotType"], layout: Slot["layout"]): Slot => ({
  name,
  slotType,
  layout,
  title: name,
  description: "",
  builtIn: true,
});

const app = (appId: string, name: string): AppCard => ({
  appId,
  name,
  version: "1.0.0",
  description: `${name} for tests`,
  author: "tests",
  logos: {},
  dev: false,
});

export const apps = {
  monitor: app("call-monitor-1", "Call session monitor"),
  legacy: app("legacy-2", "Legacy_Call_Panel"),
  orders: app("orders-3", "Orders"),
  board: app("board-4", "Wallboard"),
  knowledge: app("knowledge-5", "Knowledge base"),
  ticket: app("ticket-6", "Ticket"),
};

/** What is placed for a role. */
export const slots = (role: Role): SlotApps[] => {
  const of = (where: Slot, ...placed: AppCard[]): SlotApps => ({
    slot: where,
    apps: placed.map((one) => ({ placementId: `${where.name}-${one.appId}`, app: one })),
  });
  const workbench = slot("workbench", "workbench", "narrow");
  const tab = slot("workspace-tab", "workbench", "wide");
  const dashboard = slot("dashboard", "workbench", "wide");
  const navbar = slot("navbar", "navbar", "full");
  const modal = slot("modal", "modal", "dialog");
  if (role === "agent") {
    return [
      of(workbench, apps.monitor, apps.legacy),
      of(tab, apps.orders),
      of(navbar, apps.knowledge),
      of(modal, apps.ticket),
    ];
  }
  return role === "supervisor"
    ? [of(dashboard, apps.board, apps.orders), of(navbar, apps.knowledge)]
    : [];
};
