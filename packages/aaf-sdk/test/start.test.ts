import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createSdk } from "../src/sdk";
import type { AmeyoClient } from "../src/types";
import { FakeShell, INSTANCE_ID, ORIGIN } from "./fakeShell";

describe("starting in a workspace", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("greets the shell when the script runs and names the transports that it knows", () => {
    const shell = new FakeShell();
    createSdk(shell.scope);
    expect(shell.sent).toEqual([
      {
        via: "window",
        requestId: expect.any(String),
        service: "lifeCycle",
        method: "event",
        requestData: { eventName: "appLoad" },
        instanceId: INSTANCE_ID,
        sdkVersion: "1.0.0",
        transports: ["port/2", "port/1"],
      },
    ]);
    expect(shell.targets).toEqual([ORIGIN]);
  });

  it.each([
    ["initialize", (sdk: ReturnType<typeof createSdk>) => void sdk.initialize()],
    ["init", (sdk: ReturnType<typeof createSdk>) => void sdk.init()],
  ])("keeps the platform's order on %s", (_name, begin) => {
    const shell = new FakeShell();
    const sdk = createSdk(shell.scope);
    begin(sdk);
    sdk.init().globalData.get("loggedInUser");
    expect(shell.trace).toEqual([
      "appLoad",
      "appRegistered",
      "instance.getContext",
      "globalData.get",
    ]);
  });

  it("resolves initialize to the client once the context is answered, and to the same promise each time", async () => {
    const shell = new FakeShell();
    const sdk = createSdk(shell.scope);
    const first = sdk.initialize({ instanceId: "ameyoIframe" });
    let client: AmeyoClient | undefined;
    first.then((value) => {
      client = value;
    });
    await Promise.resolve();
    expect(client).toBeUndefined();
    shell.succeed(shell.last("instance", "getContext"), {});
    expect(await first).toBe(sdk.init());
    expect(sdk.initialize({ instanceId: "ameyoIframe" })).toBe(first);
    expect(shell.trace.filter((each) => each === "appRegistered")).toHaveLength(1);
  });

  it("gives one client to any number of init calls, each at once", () => {
    const shell = new FakeShell();
    const sdk = createSdk(shell.scope);
    expect(sdk.init()).toBe(sdk.init());
    expect(shell.trace).toEqual(["appLoad", "appRegistered", "instance.getContext"]);
  });

  it("names the origin when the workspace does not answer, and tries again on the next call", async () => {
    const shell = new FakeShell();
    const sdk = createSdk(shell.scope);
    const first = sdk.initialize();
    const refusal = expect(first).rejects.toMatchObject({
      code: 100,
      message: expect.stringContaining(ORIGIN),
    });
    await vi.advanceTimersByTimeAsync(10_000);
    await refusal;
    const second = sdk.initialize();
    shell.succeed(shell.last("instance", "getContext"), {});
    await expect(second).resolves.toBe(sdk.init());
    expect(shell.trace).toEqual([
      "appLoad",
      "appRegistered",
      "instance.getContext",
      "instance.getContext",
    ]);
  });

  it("passes on the shell's own refusal of the start", async () => {
    const shell = new FakeShell();
    const start = createSdk(shell.scope).initialize();
    shell.fail(shell.last("instance", "getContext"), {
      code: 139,
      message: "the instance is gone",
    });
    await expect(start).rejects.toMatchObject({ code: 139, message: "the instance is gone" });
  });

  it("tells of focus, blur and the page's end", () => {
    const shell = new FakeShell();
    createSdk(shell.scope);
    for (const each of ["focus", "blur", "pagehide"]) shell.emit(each);
    expect(shell.trace).toEqual(["appLoad", "appFocus", "appBlur", "appUnload"]);
  });

  it("speaks to the opener of a pop-up window", () => {
    const shell = new FakeShell({ popup: true });
    createSdk(shell.scope).init();
    expect(shell.trace).toEqual(["appLoad", "appRegistered", "instance.getContext"]);
  });

  it("takes the origin out of an origin parameter with a path", () => {
    const shell = new FakeShell({ search: `?origin=${ORIGIN}/workspace/` });
    createSdk(shell.scope);
    expect(shell.targets).toEqual([ORIGIN]);
  });
});

describe("opened outside a workspace", () => {
  it.each([
    ["no parent and no opener", { alone: true }, /neither in a frame nor in a pop-up/],
    ["no origin parameter", { search: "?instanceId=1" }, /no `origin` parameter/],
    [
      "an origin that is none",
      { search: "?origin=workspace" },
      /`workspace`, which is no web origin/,
    ],
    ["an opaque origin", { search: "?origin=data:,x" }, /no web origin/],
  ])("refuses at once, with cause and remedy: %s", async (_name, options, cause) => {
    const shell = new FakeShell(options);
    const start = createSdk(shell.scope).initialize({ instanceId: "ameyoIframe" });
    await expect(start).rejects.toMatchObject({ code: 160, message: expect.stringMatching(cause) });
    await expect(start).rejects.toThrow(/slot of the workspace.*npm run dev/);
    expect(shell.sent).toEqual([]);
  });

  it("lets init return a client whose calls each say why they fail", async () => {
    const client = createSdk(new FakeShell({ alone: true }).scope).init();
    await expect(client.globalData.get("loggedInUser")).rejects.toMatchObject({
      code: 160,
      service: "globalData",
      method: "get",
    });
  });
});

describe("calling too early", () => {
  it("refuses services on AmeyoClient itself by naming initialize", async () => {
    const sdk = createSdk(new FakeShell().scope) as unknown as AmeyoClient;
    await expect(sdk.globalEvent("callConnected", () => {})).rejects.toMatchObject({
      code: 161,
      message: expect.stringContaining("AmeyoClient.initialize("),
      service: "globalEvent",
    });
    await expect(sdk.httpRequest({ url: "ameyorestapi/x" })).rejects.toMatchObject({ code: 161 });
  });

  it("makes the modern shapes wait for a start that is under way", async () => {
    const shell = new FakeShell();
    const sdk = createSdk(shell.scope);
    const start = sdk.initialize();
    const registered = sdk.init().globalEvent("callConnected", () => {});
    await new Promise((resolve) => setTimeout(resolve));
    expect(shell.trace).not.toContain("globalEvent.register");
    shell.succeed(shell.last("instance", "getContext"), {});
    await start;
    await vi.waitFor(() => shell.last("globalEvent", "register"));
    shell.succeed(shell.last("globalEvent", "register"), { eventName: "callConnected" });
    await expect(registered).resolves.toBeTypeOf("function");
  });
});
