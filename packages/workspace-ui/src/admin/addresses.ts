/** Where the administrator's pages are. */
export const adminAddress = {
  apps: "/admin",
  slots: "/admin/slots",
  users: "/admin/users",
  campaigns: "/admin/campaigns",
  queues: "/admin/queues",
  processes: "/admin/processes",
  general: "/admin/general",
  replies: "/admin/quick-replies",
  ivrs: "/admin/ivrs",
  thirdParties: "/admin/third-parties",
  leads: "/admin/leads",
  connectors: "/admin/connectors",
  servers: "/admin/servers",
} as const;
