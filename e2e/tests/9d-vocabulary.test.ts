import { expect, test } from "vitest";
import type { MethodKey } from "../src/conformance/catalogue.ts";
import type { MethodRow } from "../src/conformance/methods/MethodRow.ts";
import { stage } from "../src/conformance/Stage.ts";
import { tryMethod } from "../src/conformance/tryMethod.ts";
import { contextOperationRows } from "../src/conformance/vocabulary/contextOperationRows.ts";
import { contextObjectRows, globalObjectRows } from "../src/conformance/vocabulary/objectRows.ts";
import { openRows } from "../src/conformance/vocabulary/openRows.ts";
import { operationRows } from "../src/conformance/vocabulary/operationRows.ts";

const on = stage("9d-vocabulary");

/** What can be named in an argument of these methods. */
const tables: readonly (readonly [MethodKey, Readonly<Record<string, MethodRow>>])[] = [
  ["globalData.get", globalObjectRows],
  ["contextData.get", contextObjectRows],
  ["contextData.trigger", contextOperationRows],
  // Before what leads away from the desk.
  ["interface.trigger", operationRows],
  ["interface.open", openRows],
];

test("everything that this host's contract names has a row, and no row is of another", () => {
  const { dataObjects, operations, contexts, contextOperations } = on.catalogue;
  const names = (all: readonly { name: string }[]): string[] => all.map(({ name }) => name).sort();
  const scoped = (scope: string) => names(dataObjects.filter((one) => one.scope === scope));
  const wanted = [
    scoped("global"),
    scoped("context"),
    names(contextOperations),
    names(operations),
    names(contexts),
  ];
  expect(tables.map(([, rows]) => Object.keys(rows).sort())).toEqual(wanted);
});

for (const [key, rows] of tables) {
  for (const [name, row] of Object.entries(rows)) {
    test(`${key}("${name}") does what the contract says, in both generations and every slot type`, () =>
      tryMethod(on, key, row));
  }
}
