import { describe, expect, it } from "vitest";
import { MAX_TEXT } from "../../src/bridge/wire";
import { bridgeWith, FakeApp, origin, settle } from "./fakeApp";

const getUser = { requestId: "1", service: "globalData", method: "get", requestData: {} };

describe("what the bridge accepts", () => {
  it("drops a message from a window that it did not create, and counts it", async () => {
    const { say, log, asked } = bridgeWith();
    const stranger = new FakeApp();
    say(getUser, stranger);
    await settle();
    expect(asked).toEqual([]);
    expect(stranger.sent).toEqual([]);
    expect(log.dropped).toBe(1);
    expect(log.entries[0]?.outcome).toBe("dropped");
  });

  it("drops a message from the right window at another origin", async () => {
    const { say, app, asked, log } = bridgeWith();
    say(getUser, app, "https://evil.example");
    say(getUser, app, "null");
    await settle();
    expect(asked).toEqual([]);
    expect(app.sent).toEqual([]);
    expect(log.dropped).toBe(2);
  });

  it("drops messages of an instance that was released", async () => {
    const { bridge, say, asked } = bridgeWith();
    bridge.release("i-1");
    say(getUser);
    await settle();
    expect(asked).toEqual([]);
  });

  it("knows an instance by its window, not by the instanceId that the message claims", async () => {
    const { request, asked } = bridgeWith();
    request("globalData", "get", { dataObject: "loggedInUser" });
    await settle();
    expect(asked).toEqual([
      {
        instanceId: "i-1",
        service: "globalData",
        method: "get",
        requestData: { dataObject: "loggedInUser" },
      },
    ]);
  });

  it("answers only at the instance's own origin", async () => {
    const { request, app } = bridgeWith();
    request("globalData", "get");
    await settle();
    expect(app.sent.map((sent) => sent.origin)).toEqual([origin]);
  });

  it("does not let a flood from a stranger push the log out", () => {
    const { say, log } = bridgeWith();
    const stranger = new FakeApp();
    for (let count = 0; count < 500; count += 1) say(getUser, stranger);
    expect(log.dropped).toBe(500);
    expect(log.entries.length).toBeLessThan(50);
  });
});

describe("malformed messages", () => {
  it.each([
    ["not JSON", "{"],
    ["a number", "7"],
    ["an array", "[]"],
    ["null", "null"],
    ["no service", JSON.stringify({ requestId: "1", method: "get" })],
    ["no method", JSON.stringify({ requestId: "1", service: "store" })],
    [
      "data of the wrong kind",
      JSON.stringify({ requestId: "1", service: "a", method: "b", requestData: 4 }),
    ],
  ])("%s is dropped with an entry", (_name, text) => {
    const { say, log } = bridgeWith();
    say(text);
    expect(log.entries[0]).toMatchObject({ kind: "dropped", errorCode: 130 });
  });

  it("is answered with 130 when its id can be read", () => {
    const { say, app } = bridgeWith();
    say({ requestId: "7", method: "get" });
    expect(app.last).toMatchObject({ requestId: "7", status: "failure", data: { code: 130 } });
  });

  it("longer than 1 MiB is not parsed, and answered by the id at its head", () => {
    const { say, app, asked } = bridgeWith();
    say(
      `{"requestId":"long","service":"store","method":"set","requestData":{"value":"${"x".repeat(MAX_TEXT)}"}}`,
    );
    expect(asked).toEqual([]);
    expect(app.last).toMatchObject({ requestId: "long", data: { code: 130 } });
  });
});
