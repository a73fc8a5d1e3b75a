import type { HostCall } from "../bridge/edges";
import { t } from "../texts/texts";

interface Notifying {
  dataObject?: unknown;
  actionType?: unknown;
  actionData?: { showSystemNotification?: unknown } | null;
}

/**
 * What the agent is told of an app's call that was carried out, where the app asked for that: `showSystemNotification` of
 * `contextData.action("ticket", "sendEmailAndUpdate", …)`.
 */
export const systemNotification = (
  { service, method, requestData }: HostCall,
  answer: unknown,
): string | null => {
  if (service !== "contextData" || method !== "action") return null;
  const { dataObject, actionType, actionData } = requestData as Notifying;
  if (dataObject !== "ticket" || actionType !== "sendEmailAndUpdate") return null;
  if (actionData?.showSystemNotification !== true) return null;
  const { ticket } = answer as { ticket?: { ticketId?: unknown } };
  return t("notification.ticketChanged", { ticketId: String(ticket?.ticketId ?? "") });
};
