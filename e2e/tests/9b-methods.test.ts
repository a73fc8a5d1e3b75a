import { expect, test } from "vitest";
import type { MethodKey } from "../src/conformance/catalogue.ts";
import { methodRows } from "../src/conformance/methods/methodRows.ts";
import { stage } from "../src/conformance/Stage.ts";
import { tryMethod } from "../src/conformance/tryMethod.ts";

const on = stage("9b-methods");

test("every method of this host's contract has a row, and no row is of another", () => {
  const keys = on.catalogue.methods.map(({ service, method }) => `${service}.${method}`);
  expect(Object.keys(methodRows).sort()).toEqual(keys.sort());
});

for (const key of Object.keys(methodRows) as MethodKey[]) {
  test(`${key} answers as the contract says in both generations and every slot type, and does it`, () =>
    tryMethod(on, key, methodRows[key]));
}
