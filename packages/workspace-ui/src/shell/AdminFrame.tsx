import type { ReactNode } from "react";
import { adminAddress } from "../admin/addresses";
import { useDirtySections } from "../admin/configuration/useConfiguration";
import { useLeaveGuard } from "../admin/configuration/useLeaveGuard";
import { supervisorAddress } from "../supervisor/addresses";
import { t } from "../texts/texts";
import { type NavigationGroup, PageNavigation } from "./PageNavigation";

/** The administrator's pages: their navigation beside them, or above them where room is short. */
export const AdminFrame = ({ children }: { children: ReactNode }) => {
  const dirty = useDirtySections();
  useLeaveGuard();
  const mark = (...keys: string[]): { mark?: string } =>
    dirty.some((key) => keys.some((one) => key.startsWith(one))) ? { mark: t("apps.unsaved") } : {};

  const groups: NavigationGroup[] = [
    {
      pages: [
        {
          href: adminAddress.apps,
          below: "/admin/apps/",
          label: t("nav.appManager"),
          icon: "puzzle-piece",
        },
        { href: adminAddress.slots, label: t("slots1.title"), icon: "columns" },
        { href: adminAddress.users, label: t("users.title"), icon: "users" },
      ],
    },
    {
      label: t("admin.work"),
      pages: [
        {
          href: adminAddress.campaigns,
          below: `${adminAddress.campaigns}/`,
          label: t("campaigns1.title"),
          icon: "flag",
          ...mark("campaign:"),
        },
        { href: adminAddress.queues, label: t("queues1.title"), icon: "stack", ...mark("queues") },
        {
          href: adminAddress.processes,
          label: t("processes.title"),
          icon: "tree-structure",
          ...mark("processes"),
        },
        {
          href: adminAddress.leads,
          below: `${adminAddress.leads}/`,
          label: t("leads.title"),
          icon: "list-bullets",
        },
      ],
    },
    {
      label: t("admin.desk"),
      pages: [
        {
          href: adminAddress.general,
          label: t("general.title"),
          icon: "coffee",
          ...mark("general"),
        },
        {
          href: adminAddress.replies,
          label: t("replies.title"),
          icon: "chats",
          ...mark("quickReplies"),
        },
        { href: adminAddress.ivrs, label: t("ivrs.title"), icon: "numpad", ...mark("ivrs") },
        {
          href: adminAddress.thirdParties,
          label: t("parties1.title"),
          icon: "identification-card",
          ...mark("thirdParties"),
        },
      ],
    },
    {
      label: t("admin.systems"),
      pages: [
        { href: adminAddress.connectors, label: t("connectors1.title"), icon: "plugs-connected" },
        { href: adminAddress.servers, label: t("servers.title"), icon: "globe" },
      ],
    },
    {
      label: t("supervisor.navigation"),
      pages: [{ href: supervisorAddress.dashboard, label: t("admin.live"), icon: "gauge" }],
    },
  ];

  return (
    <PageNavigation label={t("nav.admin")} groups={groups}>
      {children}
    </PageNavigation>
  );
};
