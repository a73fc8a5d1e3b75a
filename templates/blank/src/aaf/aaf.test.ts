import { describe, expect, it } from "vitest";
import { createAaf } from "./aaf";
import { supportedEvents } from "./contract";
import { type Failure, notRegistered, withFailure } from "./failures";
import { sdkUrl } from "./sdkBaseUrl";
import { type Surroundings, start } from "./startAaf";
import { createTestClient } from "./testClient";

const settle = () => new Promise((done) => setTimeout(done, 0));

function surroundings(changes: Partial<Surroundings> = {}): Surroundings {
  return {
    search: "?origin=http://localhost:4100",
    origin: "http://app.localhost:4100",
    hasWorkspace: true,
    importModule: async () => ({}),
    globalClient: () => undefined,
    ...changes,
  };
}

describe("the SDK is loaded from", () => {
  it.each([
    [
      "?sdkBaseUrl=https://sdk.example/&origin=https://desk.example",
      "https://sdk.example/aaf-sdk.js",
    ],
    ["?origin=https://desk.example//", "https://desk.example/aaf-sdk.js"],
    ["", "https://app.example/aaf-sdk.js"],
  ])("%s", (search, expected) => {
    expect(sdkUrl(search, "https://app.example")).toBe(expected);
  });
});

describe("the start", () => {
  it("waits for initialize of the current generation, with the guide's instance id", async () => {
    const client = createTestClient();
    const given: unknown[] = [];
    const initialize = async (options: unknown) => {
      given.push(options);
      return client;
    };
    const importModule = async () => ({ AmeyoClient: { initialize } });
    expect(await start(surroundings({ importModule }))).toEqual({ client });
    expect(given).toEqual([{ instanceId: "ameyoIframe" }]);
  });

  it("calls init of the legacy generation, also when the file sets only the global", async () => {
    const client = createTestClient({ generation: "legacy" });
    expect(await start(surroundings({ globalClient: () => ({ init: () => client }) }))).toEqual({
      client,
    });
  });

  it.each<[string, Partial<Surroundings>, string]>([
    ["outside the workspace", { hasWorkspace: false }, "outside-workspace"],
    [
      "when the file is not there",
      { importModule: () => Promise.reject(new Error("404")) },
      "sdk-load",
    ],
    ["when the file brings no client", {}, "sdk-load"],
    [
      "when the workspace refuses",
      {
        importModule: async () => ({
          AmeyoClient: {
            initialize: () => Promise.reject({ code: 100, message: "request timeout" }),
          },
        }),
      },
      "initialisation",
    ],
  ])("%s says so, with a remedy", async (_, changes, kind) => {
    const outcome = await start(surroundings(changes));
    expect(outcome).toMatchObject({ failure: { kind, remedy: expect.stringMatching(/.{20}/) } });
  });
});

describe.each(["current", "legacy"] as const)("on the %s generation", (generation) => {
  it("events arrive while registered and not after", async () => {
    const client = createTestClient({ generation });
    const aaf = createAaf(client, () => undefined);
    const heard: unknown[] = [];
    const end = aaf.onGlobalEvent("callConnected", (payload) => heard.push(payload));
    await settle();
    client.deliver("callConnected", { phone: "+911" });
    end();
    client.deliver("callConnected", { phone: "+912" });
    expect(heard).toEqual([{ phone: "+911" }]);
    expect(client.registered.get("callConnected")).toEqual([]);
  });

  it("a registration that ends before it completed is taken back", async () => {
    const client = createTestClient({ generation });
    createAaf(client, () => undefined).onGlobalEvent("callConnected", () => undefined)();
    await settle();
    expect(client.registered.get("callConnected")).toEqual([]);
  });

  it.each([
    [121, "supportedEvents"],
    [122, "type of slot"],
  ])("a refused registration with code %i names the remedy", async (code, remedy) => {
    const failures: Failure[] = [];
    const client = createTestClient({ generation, refuse: { callConnected: code } });
    createAaf(client, (failure) => failures.push(failure)).onGlobalEvent(
      "callConnected",
      () => undefined,
    );
    await settle();
    expect(failures).toMatchObject([
      { kind: "registration", code, remedy: expect.stringContaining(remedy) },
    ]);
  });

  it("a failed method is reported and answers undefined", async () => {
    const failures: Failure[] = [];
    const aaf = createAaf(createTestClient({ generation }), (failure) => failures.push(failure));
    expect(await aaf.globalData("session", { optional: true })).toBeUndefined();
    expect(failures).toEqual([]);
    expect(await aaf.globalData("session")).toBeUndefined();
    expect(failures).toMatchObject([{ kind: "method", code: 134 }]);
  });

  it("a toast is shown", async () => {
    const client = createTestClient({ generation });
    await createAaf(client, () => undefined).showToast({ type: "info", content: "Hello" });
    expect(client.toasts).toEqual([{ type: "info", content: "Hello" }]);
  });
});

it("events that are refused for the same reason are one failure", () => {
  const error = { code: 121, message: "event not recognised" };
  const failures = ["a", "b", "a"].reduce<readonly Failure[]>(
    (known, name) => withFailure(known, notRegistered(name, error)),
    [],
  );
  expect(failures).toMatchObject([{ kind: "registration", subjects: ["a", "b"] }]);
});

it("the supported events are listed with their scope and slots", () => {
  const connected = supportedEvents.find((event) => event.name === "callConnected");
  expect(connected).toMatchObject({ scope: "global" });
  expect(connected?.slotTypes.length).toBeGreaterThan(0);
});
