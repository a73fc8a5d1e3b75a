import type {
  CallConnected,
  InstanceContext,
} from "../../packages/workspace-ui/src/generated/profile";

/** What every subject's side of the shell answers to `ask`: the answer of our `instance.getContext`. */
export const instanceContext = (instanceId: string): InstanceContext => ({
  instanceId,
  appId: "bench-app",
  appName: "Bench app",
  appVersion: "1.0.0",
  slotName: "workbench",
  slotType: "workbench",
  layout: "narrow",
  userId: "anita",
  role: "agent",
  campaignId: 7,
  interactionId: "i-0123456789ab",
  customerId: 4711,
  phone: "+919876543210",
  dataDuration: null,
  locale: "en-IN",
  contextData: null,
  openedBy: null,
});

interface Customer {
  customerId: number;
  name: string;
  phone: string;
  email: string;
  tags: string[];
  balance: number;
  isVip: boolean;
  lastCall: { interactionId: string; at: number; disposition: string | null };
}

const customer = (index: number): Customer => ({
  customerId: 1000 + index,
  name: `Customer ${index} of the bench`,
  phone: `+9198765${String(43_210 + index)}`,
  email: `customer.${index}@example.org`,
  tags: ["prepaid", "north", "renewal"],
  balance: index * 12.5,
  isVip: index % 7 === 0,
  lastCall: {
    interactionId: `i-${String(index).padStart(12, "0")}`,
    at: 1_790_000_000_000 + index,
    disposition: index % 3 === 0 ? null : "resolved",
  },
});

const KIB_16 = 16 * 1024;

/** A list of records whose JSON text is 16 KiB long, as an app would pass them around. */
export const sixteenKib = (): { customers: Customer[]; note: string } => {
  const payload = { customers: [] as Customer[], note: "" };
  const length = (): number => JSON.stringify(payload).length;
  for (let index = 0; length() < KIB_16; index += 1) payload.customers.push(customer(index));
  payload.customers.pop();
  payload.note = "x".repeat(KIB_16 - length());
  return payload;
};

/** The payload of an event, as the host sends it. */
const callConnected: CallConnected = {
  eventTime: 1_790_000_000_000,
  sessionId: "s-0123456789ab",
  userId: "anita",
  interactionId: "i-0123456789ab",
  campaignId: 7,
  campaignName: "Customer care",
  campaignType: "Interactive Voice Application",
  processId: 2,
  agentQueueId: 3,
  queueName: "Renewals",
  callType: "inbound.call.dial",
  crtObjectId: "crt-0123456789ab",
  userCrtObjectId: "ucrt-0123456789ab",
  customerCRTId: "ccrt-0123456789ab",
  customerId: 4711,
  phone: "+919876543210",
  displayPhone: "+919876543210",
  dialledPhone: "+911140000000",
  srcPhone: "+919876543210",
  dstPhone: "+911140000000",
  maskingEnabled: false,
  callConnectedTime: 1_790_000_000_000,
};

/** A message of the host's socket that carries the event, as text. */
export const socketText = (seq: number, name: string): string =>
  JSON.stringify({
    type: "delivery",
    seq,
    at: 1_790_000_000_000,
    event: { scope: "global", name, payload: callConnected },
    interactionId: "i-0123456789ab",
  });
