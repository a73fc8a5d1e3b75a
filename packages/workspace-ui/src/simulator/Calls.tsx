import type { SimulatorState } from "../host/simulation";
import { CustomerSide } from "./CustomerSide";
import { PlaceCall } from "./PlaceCall";
import { TwoParts } from "./TwoParts";

/** Calls: placing them, and their customers' side. */
export const Calls = ({ state }: { state: SimulatorState }) => (
  <TwoParts first={<PlaceCall state={state} />} width={548}>
    <CustomerSide state={state} />
  </TwoParts>
);
