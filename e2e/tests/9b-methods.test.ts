import { expect, test } from "vitest";
import { answerSchemaOf } from "../src/conformance/catalogue.ts";
import type { Json } from "../src/conformance/HostSide.ts";
import type { Instance } from "../src/conformance/Instances.ts";
import type { MethodRow } from "../src/conformance/methods/MethodRow.ts";
import { methodRows } from "../src/conformance/methods/methodRows.ts";
import { stage } from "../src/conformance/Stage.ts";
import { faultsOf } from "../src/conformance/schema.ts";

const on = stage("9b-methods");

/** Calls as the row says; a refusal comes back as `{ fault }`. */
const called = async (
  key: string,
  row: MethodRow,
  by: Instance,
  given: readonly unknown[],
): Promise<Json> => {
  if (row.call !== undefined) return row.call(on, by, given);
  const outcome = await by.call(row.path ?? key, ...given);
  return "answer" in outcome ? outcome.answer : outcome;
};

test("every method of this host's contract has a row, and no row is of another", () => {
  const keys = on.catalogue.methods.map(({ service, method }) => `${service}.${method}`);
  expect(Object.keys(methodRows).sort()).toEqual(keys.sort());
});

for (const [key, row] of Object.entries(methodRows)) {
  test(`${key} answers as the contract says in both generations and every slot type, and does it`, async () => {
    const method = on.catalogue.methods.find((one) => `${one.service}.${one.method}` === key);
    if (method === undefined) throw new Error(`this host's contract has no ${key}`);
    await on.clear(on.agent, row.campaignId);
    await row.arrange?.(on);
    for (const by of on.instances) {
      const given = await row.given(on, by);
      const answer = await called(key, row, by, given);
      const refused = row.refusedIn?.[by.slotType];
      if (refused !== undefined) {
        expect(answer?.fault?.code, by.name).toBe(refused);
        continue;
      }
      expect(answer?.fault, by.name).toBeUndefined();
      const schema = answerSchemaOf(on.catalogue, method, given);
      if (schema !== undefined) {
        expect(faultsOf(schema, answer), `${by.name}: ${JSON.stringify(answer)}`).toEqual([]);
      }
      await row.seen(on, by, answer, given);
    }
  });
}
