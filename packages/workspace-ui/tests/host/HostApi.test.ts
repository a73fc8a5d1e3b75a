import { describe, expect, it } from "vitest";
import { HostApi } from "../../src/host/HostApi";
import { HostClock } from "../../src/host/HostClock";
import { InstanceCalls } from "../../src/host/InstanceCalls";
import { HostAway, Refusal } from "../../src/host/refusal";

const answering = (status: number, body: unknown, headers: Record<string, string> = {}) => {
  const seen: { url: string; init: RequestInit }[] = [];
  const api = new HostApi(async (url, init = {}) => {
    seen.push({ url, init });
    return new Response(typeof body === "string" ? body : JSON.stringify(body), {
      status,
      headers,
    });
  });
  return { api, seen };
};

describe("the API", () => {
  it("turns a refusal into what, remedy and field", async () => {
    const { api } = answering(422, {
      code: "bad-name",
      message: "No.",
      remedy: "Mend it.",
      field: "name",
    });
    const error = await api.session().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Refusal);
    expect(error).toMatchObject({
      status: 422,
      code: "bad-name",
      message: "No.",
      remedy: "Mend it.",
      field: "name",
    });
  });

  it("copes with a refusal that is not ours", async () => {
    const { api } = answering(502, "<html>bad gateway</html>", { "retry-after": "7" });
    await expect(api.session()).rejects.toMatchObject({ code: "http-502", retryAfter: 7 });
  });

  it("says that the host is away when nothing comes back", async () => {
    const api = new HostApi(() => Promise.reject(new TypeError("Failed to fetch")));
    await expect(api.session()).rejects.toBeInstanceOf(HostAway);
  });

  it("sends an instance's call with its own token", async () => {
    const { api, seen } = answering(200, { status: "success", data: 1 });
    await api.callFor("a/b", "secret", { service: "store", method: "get", requestData: {} });
    expect(seen[0]?.url).toBe("/api/v1/instances/a%2Fb/calls");
    expect(new Headers(seen[0]?.init.headers).get("authorization")).toBe("Bearer secret");
  });
});

describe("calls of an instance", () => {
  const call = { service: "store", method: "get", requestData: { key: "a" } };
  const calls = (script: (token: string) => Promise<{ status: "success"; data: unknown }>) => {
    let renewals = 0;
    const made = new InstanceCalls(
      {
        callFor: (_id, token) => script(token),
        renewToken: async () => {
          renewals += 1;
          return { token: `renewed-${renewals}`, tokenExpiresAt: 10_000_000 };
        },
      },
      () => 1_000_000,
    );
    return { made, renewals: () => renewals };
  };

  it("renews a token that is about to end, once for many calls", async () => {
    const tokens: string[] = [];
    const { made, renewals } = calls(async (token) => {
      tokens.push(token);
      return { status: "success", data: null };
    });
    made.add({ instanceId: "i", token: "old", tokenExpiresAt: 1_030_000 });
    await Promise.all([made.call("i", call), made.call("i", call), made.call("i", call)]);
    expect(renewals()).toBe(1);
    expect(tokens).toEqual(["renewed-1", "renewed-1", "renewed-1"]);
  });

  it("renews on 401 and tries once more", async () => {
    const { made } = calls(async (token) => {
      if (token === "old") throw new Refusal(401, "token", "No.", "");
      return { status: "success", data: token };
    });
    made.add({ instanceId: "i", token: "old", tokenExpiresAt: 9_000_000 });
    await expect(made.call("i", call)).resolves.toEqual({ status: "success", data: "renewed-1" });
  });

  it("answers 138 while the host is away", async () => {
    const { made } = calls(() => Promise.reject(new HostAway()));
    made.add({ instanceId: "i", token: "t", tokenExpiresAt: 9_000_000 });
    await expect(made.call("i", call)).resolves.toMatchObject({
      status: "failure",
      data: { code: 138 },
    });
  });

  it("answers 139 for an instance that is gone", async () => {
    const { made } = calls(async () => ({ status: "success", data: null }));
    await expect(made.call("gone", call)).resolves.toMatchObject({ data: { code: 139 } });
  });
});

describe("the host's clock", () => {
  it("runs with the host's offset, trusting the message that was least late", () => {
    let local = 1_000;
    const clock = new HostClock(() => local);
    clock.learn(6_000);
    expect(clock.now()).toBe(6_000);
    local = 2_000;
    clock.learn(6_900);
    expect(clock.now()).toBe(7_000);
    clock.learn(7_100);
    expect(clock.now()).toBe(7_100);
  });

  it("runs at the host's rate while a scenario plays, and stands still with it", () => {
    let local = 0;
    const clock = new HostClock(() => local);
    clock.learn(50_000, 10);
    local = 1_000;
    expect(clock.now()).toBe(60_000);
    clock.learn(60_000, 0);
    local = 9_000;
    expect(clock.now()).toBe(60_000);
    clock.learn(60_000, 1);
    local = 10_000;
    expect(clock.now()).toBe(61_000);
  });

  it("follows a clock that was set back", () => {
    const clock = new HostClock(() => 100_000);
    clock.learn(200_000);
    clock.learn(150_000);
    expect(clock.now()).toBe(150_000);
  });
});
