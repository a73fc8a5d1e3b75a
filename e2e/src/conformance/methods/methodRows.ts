import type { MethodKey } from "../catalogue.ts";
import { contextDataRows } from "./contextDataRows.ts";
import { globalDataRows } from "./globalDataRows.ts";
import { hostRows } from "./hostRows.ts";
import type { MethodRow } from "./MethodRow.ts";
import { shellRows } from "./shellRows.ts";

/** A row for every method of the contract: one that is missing doesn't compile. */
export const methodRows: Readonly<Record<MethodKey, MethodRow>> = {
  ...globalDataRows,
  ...contextDataRows,
  ...shellRows,
  ...hostRows,
};
