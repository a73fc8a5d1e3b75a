import type { Interaction } from "../../host/types";

/** Since when an interaction is in the state that it is in, as far as is known. */
export const sinceOf = (one: Interaction): number => {
  switch (one.state) {
    case "onHold":
      return (one.kind === "call" ? one.heldSince : null) ?? one.connectedAt ?? one.startedAt;
    case "connected":
    case "consulting":
    case "conference":
      return one.connectedAt ?? one.startedAt;
    case "wrapUp":
    case "ended":
      return one.endedAt ?? one.startedAt;
    default:
      return one.startedAt;
  }
};
