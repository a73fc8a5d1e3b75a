import { expect } from "vitest";
import { answerSchemaOf, type MethodKey } from "./catalogue.ts";
import type { Json } from "./HostSide.ts";
import type { Instance } from "./Instances.ts";
import type { MethodRow } from "./methods/MethodRow.ts";
import type { Stage } from "./Stage.ts";
import { faultsOf } from "./schema.ts";

/** Calls as the row says; a refusal comes back as `{ fault }`. */
const called = async (
  on: Stage,
  key: MethodKey,
  row: MethodRow,
  by: Instance,
  given: readonly unknown[],
): Promise<Json> => {
  if (row.call !== undefined) return row.call(on, by, given);
  const outcome = await by.call(row.path ?? key, ...given);
  return "answer" in outcome ? outcome.answer : outcome;
};

/**
 * Has every instance, of both generations in every slot type, call a method as a row says: the answer is valid by the
 * contract's schema, and what goes with it is seen elsewhere.
 */
export const tryMethod = async (on: Stage, key: MethodKey, row: MethodRow): Promise<void> => {
  const method = on.catalogue.methods.find((one) => `${one.service}.${one.method}` === key);
  if (method === undefined) throw new Error(`this host's contract has no ${key}`);
  await on.clear(on.agent, row.campaignId);
  await row.arrange?.(on);
  for (const by of on.instances) {
    const given = await row.given(on, by);
    const answer = await called(on, key, row, by, given);
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
};
