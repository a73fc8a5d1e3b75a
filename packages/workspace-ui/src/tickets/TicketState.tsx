import { type StateName, StatePill } from "@exotel-npm-dev/signal-design-system";
import { closedGroup } from "../host/tickets";
import type { Ticket } from "../host/types";
import * as format from "../texts/format";

const toneOf = (group: string): StateName => {
  switch (group.toUpperCase()) {
    case closedGroup:
      return "offline";
    case "OPEN":
    case "NEW":
      return "ringing";
    case "PENDING":
    case "WAITING":
    case "ON_HOLD":
      return "hold";
    default:
      return "onCall";
  }
};

/** A ticket's state: the colour of its group, and its own word. */
export const TicketState = ({
  ticket: { externalState, stateGroup },
}: {
  ticket: Pick<Ticket, "externalState" | "stateGroup">;
}) => (
  <StatePill
    size="small"
    state={toneOf(stateGroup)}
    icon={stateGroup.toUpperCase() === closedGroup ? "check-circle" : "ticket"}
    label={format.words(externalState)}
  />
);
