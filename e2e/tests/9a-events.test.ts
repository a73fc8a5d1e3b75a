import { expect, test } from "vitest";
import { type CataloguedEvent, serviceOf } from "../src/conformance/catalogue.ts";
import { eventRows } from "../src/conformance/events/eventRows.ts";
import type { Fault, Instance } from "../src/conformance/Instances.ts";
import { stage } from "../src/conformance/Stage.ts";
import { faultsOf } from "../src/conformance/schema.ts";
import { eventually } from "../src/patience.ts";

const on = stage("9a-events");

const eventOf = (name: string): CataloguedEvent => {
  const found = on.catalogue.events.find((event) => event.name === name);
  if (found === undefined) throw new Error(`this host's contract has no event ${name}`);
  return found;
};

const allows = (event: CataloguedEvent, instance: Instance): boolean =>
  event.slotTypes.includes(instance.slotType);

test("every event of this host's contract has a row, and no row is of another", () => {
  expect(Object.keys(eventRows).sort()).toEqual(on.catalogue.events.map(({ name }) => name).sort());
});

test("an event can be registered where its slot types allow it, and nowhere else", async () => {
  const refusals = new Map<string, Fault | null>();
  const wanted = new Map<string, number | null>();
  for (const instance of on.instances) {
    for (const event of on.catalogue.events) {
      const what = `${event.name}: ${instance.name}`;
      wanted.set(what, allows(event, instance) ? null : 122);
      refusals.set(what, await instance.register({ service: serviceOf(event), name: event.name }));
    }
  }
  const codes = new Map([...refusals].map(([what, fault]) => [what, fault?.code ?? null]));
  expect(Object.fromEntries(codes)).toEqual(Object.fromEntries(wanted));
});

for (const [name, row] of Object.entries(eventRows)) {
  test(`${name} is heard once where it may be, with a valid payload, and is true elsewhere`, async () => {
    const event = eventOf(name);
    await on.clear(on.agent, row.campaignId);
    const before = await Promise.all(on.instances.map((instance) => instance.heardSoFar()));
    const part = await row.provoke(on);
    const heard = (index: number): Promise<readonly Record<string, unknown>[]> => {
      const instance = on.instances[index];
      if (instance === undefined) throw new Error("no such instance");
      return instance
        .heardSince(before[index] ?? 0, name)
        .then((all) =>
          all
            .map(({ payload }) => payload)
            .filter((payload) =>
              Object.entries(part).every(([key, value]) => payload[key] === value),
            ),
        );
    };
    for (const [index, instance] of on.instances.entries()) {
      if (!allows(event, instance)) continue;
      await eventually(async () => (await heard(index)).length, instance.name).toBeGreaterThan(0);
    }
    let payload: Record<string, unknown> | undefined;
    for (const [index, instance] of on.instances.entries()) {
      const payloads = await heard(index);
      expect(payloads, instance.name).toHaveLength(allows(event, instance) ? 1 : 0);
      for (const one of payloads) {
        expect(faultsOf(event.schema, one), `${instance.name}: ${JSON.stringify(one)}`).toEqual([]);
        expect(one, `${instance.name} hears what the others hear`).toEqual(payload ?? one);
        payload = one;
      }
    }
    await row.seen(on, payload);
  });
}
