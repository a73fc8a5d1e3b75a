import { expect, test } from "vitest";
import { generations, type Instance } from "../src/conformance/Instances.ts";
import { refusals } from "../src/conformance/refusals.ts";
import { stage } from "../src/conformance/Stage.ts";
import { until } from "../src/patience.ts";

const on = stage("9c-refusals");

/** Every instance, one after another. */
const each = async (check: (by: Instance) => Promise<void>): Promise<void> => {
  for (const by of on.instances) await check(by);
};

for (const [what, { path, given, fault }] of Object.entries(refusals)) {
  test(`${what} is refused with ${fault.code}, and the refusal says what was wrong`, () =>
    each(async (by) => {
      const seen = await by.fault(path, ...given);
      expect(seen, by.name).toMatchObject(fault);
      expect(seen.message, by.name).not.toBe("");
      if (fault.didYouMean) expect(seen.message, by.name).toContain(fault.didYouMean);
      if (by.generation === "modern") {
        const [service, method] = path.split(".");
        expect(seen, by.name).toMatchObject({ isError: true, service, method });
      }
    }));
}

test("an event that isn't allowed in the slot type is refused with 122", () =>
  each(async (by) => {
    const fault = await by.register({ service: "contextEvent", name: "customerSelected" });
    expect(fault?.code ?? null, by.name).toBe(by.slotType === "navbar" ? 122 : null);
  }));

/** A request as any page could post it. */
const request = (requestId: string, parts: object): string =>
  JSON.stringify({ requestId, service: "store", method: "get", requestData: {}, ...parts });

test("an unknown service is refused with 131, an unknown method with 132", () =>
  each(async (by) => {
    const service = await by.say(request("s-1", { service: "globalDatas" }), "s-1");
    expect(service, by.name).toMatchObject({ status: "failure", data: { code: 131 } });
    const method = await by.say(request("m-1", { service: "globalData", method: "gett" }), "m-1");
    expect(method, by.name).toMatchObject({
      status: "failure",
      data: { code: 132, given: "gett", didYouMean: "get" },
    });
  }));

test("a malformed message is answered with 130 where it says whose it is, and dropped where it doesn't", () =>
  each(async (by) => {
    const answered = await by.say(request("f-1", { service: 7 }), "f-1");
    expect(answered, by.name).toMatchObject({ status: "failure", data: { code: 130 } });
    expect(await by.say("{ oops", "oops"), by.name).toBeNull();
    expect(await by.answer("instance.getContext"), by.name).toMatchObject({
      instanceId: by.instanceId,
    });
  }));

test("a message that is too long is refused, and the next one is answered", () =>
  each(async (by) => {
    const { code } = await by.fault("store.set", "long", "x".repeat(2 * 1024 * 1024));
    expect([130, 141], by.name).toContain(code);
    expect(await by.answer("store.set", "short", "x"), by.name).toBe("x");
  }));

test("a frame inside an app's frame is not the app: its messages are dropped", () =>
  each(async (by) => {
    const heard = await by.frame.evaluate(async () => {
      const inner = document.createElement("iframe");
      document.body.append(inner);
      const said: string[] = [];
      const origin = new URLSearchParams(location.search).get("origin") ?? "";
      const take = (event: MessageEvent): void => {
        if (event.origin === origin) said.push(String(event.data));
      };
      addEventListener("message", take);
      inner.contentWindow?.addEventListener("message", take);
      const text = { requestId: "inner-1", service: "instance", method: "getContext" };
      const script = inner.contentDocument?.createElement("script");
      if (script) {
        script.textContent = `parent.parent.postMessage(${JSON.stringify(JSON.stringify(text))}, ${JSON.stringify(origin)})`;
        inner.contentDocument?.body.append(script);
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
      removeEventListener("message", take);
      inner.remove();
      return said.filter((one) => one.includes("inner-1"));
    });
    expect(heard, by.name).toEqual([]);
  }));

test("an app's window that shows another origin is not the app any more", async () => {
  const by = on.instance("modern", "workbench");
  const { instanceId } = await by.answer<{ instanceId: string }>(
    "instance.create",
    "modal",
    {},
    {},
  );
  const opened = () =>
    on.desk.page.frames().find((frame) => frame.url().includes(`instanceId=${instanceId}`));
  const frame = await until(
    async () => opened() ?? null,
    (one) => one !== null,
    "the dialog",
  );
  const elsewhere = on.instance("legacy", "workbench").frame.url();
  await frame?.evaluate((url) => location.assign(url), elsewhere);
  const answered = await until(
    async () => {
      const now = on.desk.page.frames().find((one) => one.url() === elsewhere && one === frame);
      await now?.waitForFunction(() => "conform" in window);
      return now ?? null;
    },
    (one) => one !== null,
    "the dialog shows the other app",
  ).then((now) =>
    now?.evaluate(
      (text) =>
        (
          window as unknown as {
            conform: { say(message: string, answers: string): Promise<unknown> };
          }
        ).conform.say(text, "elsewhere-1"),
      request("elsewhere-1", { service: "instance", method: "getContext" }),
    ),
  );
  expect(answered).toBeNull();
  const dropped = (await on.messages()).filter(({ kind }) => kind === "dropped");
  expect(JSON.stringify(dropped)).toContain("origin");
  await by.answer("instance.close", instanceId);
});

test("a call that nobody answers fails with 100", async () => {
  const question = ["confirm", { title: "Nobody answers" }] as const;
  await Promise.all(
    generations.map(async (generation) => {
      const by = on.instance(generation, "workbench");
      const fault =
        generation === "modern"
          ? await by.frame.evaluate(async (given) => {
              const { conform } = window as unknown as {
                conform: {
                  client: { with(options: object): { interface: { trigger(a: object): unknown } } };
                };
              };
              const [action, data] = given;
              try {
                await conform.client.with({ deadlineMs: 200 }).interface.trigger({ action, data });
                return null;
              } catch (error) {
                return { code: (error as { code: number }).code };
              }
            }, question)
          : await by.fault("interface.trigger", ...question);
      expect(fault, by.name).toMatchObject({ code: 100 });
    }),
  );
});

test("while the host is gone, calls to it fail with 138 and the shell goes on; apps are told, also that it is back", async () => {
  for (const by of on.instances) {
    for (const name of ["hostGone", "hostBack"]) {
      expect(await by.register({ service: "lifeCycle", name }), by.name).toBeNull();
    }
  }
  const heard = (by: Instance, name: string) =>
    until(
      () => by.heardSince(0, name),
      (all) => all.length > 0,
      `${by.name} hears ${name}`,
    );
  await on.host.halt();
  await each(async (by) => {
    await heard(by, "hostGone");
    expect(await by.fault("store.get", "draft"), by.name).toMatchObject({ code: 138 });
    expect(await by.answer("instance.getContext"), by.name).toMatchObject({
      slotType: by.slotType,
    });
  });
  await on.host.resume();
  await each(async (by) => {
    await heard(by, "hostBack");
    await by.answer("store.set", "draft", { note: "back" });
    expect(await by.answer("store.get", "draft"), by.name).toEqual({ note: "back" });
  });
});
