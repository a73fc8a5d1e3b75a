import { Button, ButtonGroup, Icon, Menu, MenuItem } from "@exotel-npm-dev/signal-design-system";
import { useState } from "react";
import type { TextKey } from "../texts/texts";
import { t } from "../texts/texts";

/** Why somebody isn't reached, in the host's words and in ours. */
export const outcomes = [
  ["REJECTED", "simulator.outcome.rejected"],
  ["BUSY", "simulator.outcome.busy"],
  ["NO_ANSWER", "simulator.outcome.noAnswer"],
  ["NUMBER_INVALID", "simulator.outcome.invalid"],
  ["NUMBER_BLOCKED", "simulator.outcome.blocked"],
  ["ANSWERING_MACHINE", "simulator.outcome.machine"],
  ["PROVIDER_TEMP_FAILURE", "simulator.outcome.temporary"],
  ["PROVIDER_FAILURE", "simulator.outcome.provider"],
] as const satisfies readonly (readonly [string, TextKey])[];

interface RejectButtonsProps {
  busy: boolean;
  onReject: (outcome: string) => void;
}

/** Doesn't take the call; beside it, the other ways of not being reached. */
export const RejectButtons = ({ busy, onReject }: RejectButtonsProps) => {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <ButtonGroup size="small" variant="outlined" color="inherit">
        <Button loading={busy} onClick={() => onReject(outcomes[0][0])}>
          {t("simulator.reject")}
        </Button>
        <Button
          aria-label={t("simulator.otherOutcomes")}
          aria-haspopup="menu"
          aria-expanded={anchor !== null}
          onClick={(event) => setAnchor(event.currentTarget)}
          sx={{ px: "4px", minWidth: "24px !important" }}
        >
          <Icon name="caret-down" size={12} />
        </Button>
      </ButtonGroup>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        slotProps={{ list: { "aria-label": t("simulator.otherOutcomes") } }}
      >
        {outcomes.map(([outcome, text]) => (
          <MenuItem
            key={outcome}
            onClick={() => {
              setAnchor(null);
              onReject(outcome);
            }}
          >
            {t(text)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};
