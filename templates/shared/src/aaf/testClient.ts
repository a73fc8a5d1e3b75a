import type { Callback, SdkClient } from "./client";

/** A stand-in for the SDK in unit tests: it remembers what the app asked, and delivers what the test says. */
export interface TestClient extends SdkClient {
  readonly asked: string[];
  readonly registered: Map<string, Callback[]>;
  readonly toasts: unknown[];
  deliver(name: string, payload: unknown): void;
}

export interface TestClientOptions {
  readonly generation?: "current" | "legacy";
  readonly data?: Readonly<Record<string, unknown>>;
  /** Names whose registration is refused, with the platform's code. */
  readonly refuse?: Readonly<Record<string, number>>;
}

export function createTestClient(options: TestClientOptions = {}): TestClient {
  const { generation = "current", data = {}, refuse = {} } = options;
  const registered = new Map<string, Callback[]>();
  const asked: string[] = [];
  const toasts: unknown[] = [];

  async function register(name: string, callback: Callback) {
    const code = refuse[name];
    if (code !== undefined) throw { code, message: `${name} refused` };
    registered.set(name, [...(registered.get(name) ?? []), callback]);
    return () => unRegister(name, callback);
  }
  function unRegister(name: string, callback: Callback) {
    const left = (registered.get(name) ?? []).filter((one) => one !== callback);
    registered.set(name, left);
  }
  async function get(object: string) {
    asked.push(object);
    if (!(object in data)) throw { code: 134, message: `no data object ${object}` };
    return data[object];
  }
  const events = generation === "current" ? register : { register, unRegister };
  return {
    asked,
    registered,
    toasts,
    deliver: (name, payload) => {
      for (const callback of registered.get(name) ?? []) callback(payload);
    },
    globalEvent: events,
    contextEvent: events,
    globalData: { get },
    contextData: { get },
    interface: {
      trigger: async (operation, content) => {
        toasts.push(typeof operation === "string" ? content : operation.data);
        return { toastId: "1" };
      },
    },
    httpRequest: async () => ({ statusCode: 200, statusText: "OK", response: "[]", headers: {} }),
  };
}
