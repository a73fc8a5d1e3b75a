import type { EventName } from "../catalogue.ts";
import { agentRows } from "./agentRows.ts";
import { callRows } from "./callRows.ts";
import { chatRows } from "./chatRows.ts";
import { deskRows } from "./deskRows.ts";
import type { EventRow } from "./EventRow.ts";
import { partyRows } from "./partyRows.ts";

/** A row for every event of the contract: one that is missing doesn't compile. */
export const eventRows: Readonly<Record<EventName, EventRow>> = {
  ...agentRows,
  ...callRows,
  ...chatRows,
  ...partyRows,
  ...deskRows,
};
