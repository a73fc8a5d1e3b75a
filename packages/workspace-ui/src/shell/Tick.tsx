import { Icon } from "@exotel-npm-dev/signal-design-system";

/** Says that a menu's item is on; it keeps its room when it is off. The item itself says so to a screen reader. */
export const Tick = ({ on }: { on: boolean }) => (
  <Icon
    name="check"
    size={16}
    weight="bold"
    color={on ? "primary.main" : "transparent"}
    sx={{ ml: "12px" }}
  />
);
