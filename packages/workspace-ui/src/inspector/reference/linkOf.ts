import type { LogEntry } from "../../bridge/inspectorLog";
import { keyOf } from "./entries";

/** Where the reference tells more about a message; `null` for what it doesn't know. */
export const linkOf = (entry: LogEntry): string | null => {
  const { kind, service, name, payload } = entry;
  if (kind === "event") return keyOf.event(service, name);
  if (kind !== "request" && kind !== "answer") return null;
  const data = (typeof payload === "object" && payload !== null ? payload : {}) as Record<
    string,
    unknown
  >;
  const named = (key: string): string | null =>
    kind === "request" && typeof data[key] === "string" ? (data[key] as string) : null;
  const call = `${service}.${name}`;
  const event = name === "register" || name === "unRegister" ? named("eventName") : null;
  if (event !== null && service !== "lifeCycle") return keyOf.event(service, event);
  if (call === "interface.trigger" || call === "contextData.trigger") {
    const operation = named("operation");
    if (operation !== null) return keyOf.operation(call, operation);
  }
  if (call === "interface.open") {
    const context = named("contextName");
    if (context !== null) return keyOf.operation(call, context);
  }
  return keyOf.method(service, name);
};
