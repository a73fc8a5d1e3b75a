/** The answer of `instance.getContext` (docs/internals/bridge.md, section 4); `null` where it doesn't apply. */
export interface InstanceContext {
  instanceId: string;
  appId: string;
  appName: string;
  appVersion: string;
  slotName: string;
  slotType: string;
  layout: string;
  userId: string;
  role: string;
  campaignId: number | null;
  interactionId: string | null;
  customerId: number | null;
  phone: string | null;
  dataDuration: string | null;
  locale: string;
}
