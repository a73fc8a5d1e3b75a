import type { AmeyoClient } from "@callbench/aaf-sdk";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { code, failure, success } from "../../src/bridge/failures";
import { ProfileIndex } from "../../src/bridge/profile";
import { builtInProfile } from "../../src/shell/shellProfile";
import { firstSdk, presentSdk, Workplace } from "./appPage";
import { settle } from "./fakeApp";

const first = firstSdk();
const present = presentSdk();
const sdks = [
  ["of the first release, module", first.module, 1],
  ["of the first release, classic", first.classic, 1],
  ["of this version, module", present.module, 2],
  ["of this version, classic", present.classic, 2],
] as const;

let workplace: Workplace;
afterEach(() => workplace.leave());

/** What every app may count on, whichever SDK it carries. */
describe.each(sdks)("the SDK %s, in this shell", (_name, file, portVersion) => {
  let client: AmeyoClient;
  const enter = async (...options: ConstructorParameters<typeof Workplace>) => {
    workplace = new Workplace(...options);
    client = await workplace.load(file).initialize({ instanceId: "ameyoIframe" });
  };
  beforeEach(() => enter());

  it("initialises once, to one client", async () => {
    const page = new Workplace();
    const sdk = page.load(file);
    const start = sdk.initialize({ instanceId: "ameyoIframe" });
    expect(sdk.initialize({ instanceId: "ameyoIframe" })).toBe(start);
    expect(await start).toBe(sdk.init());
    page.leave();
  });

  it("gets the newest port that it knows", () => {
    expect(workplace.portVersion).toBe(portVersion);
  });

  it("refuses what comes before the start with 161", async () => {
    const sdk = workplace.load(file) as unknown as AmeyoClient;
    await expect(sdk.globalEvent("callConnected", () => {})).rejects.toMatchObject({ code: 161 });
  });

  it("asks the host with the keys of the contract, and passes its answer on", async () => {
    const answer = await client.globalData.getTickets("ticket", { q: "refund" });
    expect(workplace.hostCalls).toEqual([
      {
        service: "globalData",
        method: "getTickets",
        requestData: { dataObject: "ticket", requestParams: { q: "refund" } },
      },
    ]);
    expect(answer).toEqual({ echo: workplace.hostCalls[0]?.requestData });
  });

  it("asks for REST in both shapes", async () => {
    await client.httpRequest({ url: "ameyorestapi/x" });
    await client.httpRequest({ url: "https://crm.example/x" });
    await client.httpRequest.invokeAmeyo({ url: "ameyorestapi/y" });
    expect(workplace.hostCalls.map(({ method }) => method)).toEqual([
      "invokeAmeyo",
      "invoke",
      "invokeAmeyo",
    ]);
  });

  it("triggers the shell's interface in both shapes", async () => {
    const data = { type: "info", content: "hi" } as const;
    await client.interface.trigger({ action: "showToast", data });
    await expect(client.interface.trigger("toastNotification", data)).resolves.toEqual({
      toastId: "t-1",
    });
    expect(workplace.triggered).toEqual([
      { operation: "showToast", data },
      { operation: "toastNotification", data },
    ]);
  });

  it.each([
    [
      121,
      "an event that is none",
      (c: AmeyoClient) => c.globalEvent("callConected" as "callHeld", () => {}),
    ],
    [122, "an event of other slots", (c: AmeyoClient) => c.contextEvent("tabChanged", () => {})],
    [131, "a service that the build lacks", (c: AmeyoClient) => c.dbData.get("a")],
    [134, "what the host refuses", (c: AmeyoClient) => c.globalData.get("nonsense")],
    [
      136,
      "an argument of the wrong kind",
      (c: AmeyoClient) => c.instance.close(7 as unknown as string),
    ],
    [136, "what is no JSON", (c: AmeyoClient) => c.store.set("a", 1n)],
    [138, "a host that is away", (c: AmeyoClient) => c.store.get("a")],
    [141, "too long a message", (c: AmeyoClient) => c.store.set("a", "é".repeat(600_000))],
  ])("rejects with an Error of code %i for %s", async (expected, _what, act) => {
    await enter(
      {
        callHost: async (_id, { service }) =>
          service === "store"
            ? failure(code.hostUnreachable, "the host is away")
            : failure(code.unknownDataObject, "no such data object"),
      },
      "navbar",
    );
    const { methods } = builtInProfile;
    workplace.bridge.setProfile(
      new ProfileIndex({
        ...builtInProfile,
        methods: methods.filter(({ service }) => service !== "dbData"),
      }),
    );
    const error: unknown = await act(client).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      code: expected,
      message: expect.any(String),
      service: expect.any(String),
      method: expect.any(String),
    });
  });

  it("hears events by both shapes, in order, until it unregisters", async () => {
    const modern: unknown[] = [];
    const legacy: unknown[] = [];
    const onLegacy = (payload: unknown) => legacy.push(payload);
    const off = await client.globalEvent("callConnected", (payload) => void modern.push(payload));
    await client.globalEvent.register("callConnected", onLegacy);
    const all = Array.from({ length: 1_000 }, (_, count) => count);
    for (const count of all) workplace.bridge.dispatch("global", "callConnected", count);
    await vi.waitFor(() => expect(modern).toHaveLength(1_000));
    await off();
    await client.globalEvent.unRegister("callConnected", onLegacy);
    expect(workplace.bridge.dispatch("global", "callConnected", 1_000)).toBe(0);
    expect([modern, legacy]).toEqual([all, all]);
  });

  it("misses nothing from the moment that a registration resolves", async () => {
    for (let round = 0; round < 20; round += 1) {
      const heard: unknown[] = [];
      let told = 0;
      const registered = client.globalEvent("callHeld", (payload) => void heard.push(payload));
      // Events come all the time, also between the shell's answer and the app's next line.
      const events = setInterval(() => {
        told += workplace.bridge.dispatch("global", "callHeld", told);
      });
      const off = await registered;
      await settle();
      clearInterval(events);
      await settle();
      expect(heard).toEqual(Array.from({ length: told }, (_, count) => count));
      await off();
    }
  });

  it("hears an event although an earlier callback throws", async () => {
    const heard = vi.fn();
    const fault = new Error("in the app");
    await client.globalEvent("callHeld", () => {
      throw fault;
    });
    await client.globalEvent("callHeld", heard);
    workplace.bridge.dispatch("global", "callHeld", {});
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
    expect(workplace.reported).toEqual([fault]);
  });

  it("hears what another instance sends", async () => {
    const heard = vi.fn();
    await client.instance.receiveData(heard);
    const data = { senderInstanceId: "i-2", senderAppId: "a-2", contextData: 7 };
    expect(workplace.bridge.deliverTo("i-1", "instance", "receiveData", data)).toBe(true);
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith(data));
  });

  it("works again after its page was loaded anew, in the same frame", async () => {
    await client.globalEvent("callHeld", () => {});
    for (let page = 0; page < 3; page += 1) {
      client = await workplace.load(file).initialize({ instanceId: "ameyoIframe" });
      expect(workplace.bridge.registrationsOf("i-1")).toEqual([]);
      await expect(client.store.get("a")).resolves.toEqual({ echo: { key: "a" } });
    }
  });

  it("takes the answers to what it asked, in whichever order they come", async () => {
    const answers: (() => void)[] = [];
    await enter({
      callHost: (_id, { requestData }) =>
        new Promise((resolve) => answers.unshift(() => resolve(success(requestData.key)))),
    });
    const asked = ["a", "b", "c"].map((key) => client.store.get(key));
    await vi.waitFor(() => expect(answers).toHaveLength(3));
    for (const answer of answers) answer();
    await expect(Promise.all(asked)).resolves.toEqual(["a", "b", "c"]);
  });
});

/** What the present SDK and this shell add. */
describe.each(sdks.slice(2))("the SDK %s", (_name, file) => {
  let client: AmeyoClient;
  const enter = async (edges: ConstructorParameters<typeof Workplace>[0] = {}) => {
    workplace = new Workplace(edges);
    client = await workplace.load(file).initialize();
  };
  beforeEach(() => enter());

  it("says which name was wrong, and which was probably meant", async () => {
    await expect(client.globalEvent("callHangup" as "callHeld", () => {})).rejects.toMatchObject({
      code: 121,
      message: expect.stringContaining("did you mean `callHungup`?"),
      field: "eventName",
      given: "callHangup",
      didYouMean: "callHungup",
    });
  });

  it("hears what is current before anything later", async () => {
    await enter({ latestEvent: async () => ({ seq: 4, payload: "current" }) });
    const heard: unknown[] = [];
    const registered = client.globalEvent("callHeld", (payload) => void heard.push(payload), {
      current: true,
    });
    for (const seq of [3, 4, 5]) {
      await settle();
      workplace.bridge.dispatch("global", "callHeld", seq, { seq });
    }
    await registered;
    await vi.waitFor(() => expect(heard).toEqual(["current", 5]));
  });

  it("stops a call at the host when the app's signal says so", async () => {
    let signal: AbortSignal | undefined;
    await enter({
      callHost: (_id, _call, given) => {
        signal = given;
        return new Promise(() => undefined);
      },
    });
    const controller = new AbortController();
    const refused = client.with({ signal: controller.signal }).store.get("a");
    refused.catch(() => {});
    await vi.waitFor(() => expect(signal?.aborted).toBe(false));
    controller.abort();
    await expect(refused).rejects.toMatchObject({ code: 149 });
    await vi.waitFor(() => expect(signal?.aborted).toBe(true));
  });

  it("hears that the shell's host is gone and back, and that the shell itself is gone", async () => {
    const heard: string[] = [];
    for (const name of ["hostGone", "hostBack"]) {
      await client.lifeCycle(name, () => void heard.push(name));
    }
    workplace.bridge.tellHost("gone");
    workplace.bridge.tellHost("back");
    await vi.waitFor(() => expect(heard).toEqual(["hostGone", "hostBack"]));
    workplace.bridge.release("i-1");
    await vi.waitFor(() => expect(heard).toEqual(["hostGone", "hostBack", "hostGone"]));
  });

  it("shows the fault of a callback in the inspector", async () => {
    await client.globalEvent("callHeld", () => {
      throw new Error("in the app");
    });
    workplace.bridge.dispatch("global", "callHeld", {});
    await vi.waitFor(() =>
      expect(workplace.log.entries.at(-1)).toMatchObject({
        name: "appError",
        detail: "globalEvent:callHeld: in the app",
      }),
    );
  });
});
