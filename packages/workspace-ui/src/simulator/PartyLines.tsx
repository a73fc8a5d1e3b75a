import { Box, Button, Icon, Typography } from "@exotel-npm-dev/signal-design-system";
import type { CallAction, SimulatedParty } from "../host/simulation";
import { t } from "../texts/texts";
import { RejectButtons } from "./RejectButtons";
import type { Action } from "./useAction";

interface PartyLinesProps {
  parties: readonly SimulatedParty[];
  action: Action;
  onAct: (button: string, act: CallAction) => void;
}

/** Those who are called into a call, and those who are in it: what they do. */
export const PartyLines = ({ parties, action, onAct }: PartyLinesProps) => (
  <>
    {parties.map(({ partyId, label, state }) => (
      <Box
        key={partyId}
        role="group"
        aria-label={label}
        sx={{ display: "flex", alignItems: "center", flexWrap: "wrap", gap: "6px" }}
      >
        <Icon
          name={state === "ringing" ? "phone-outgoing" : "user-plus"}
          size={14}
          color="text.secondary"
        />
        <Typography variant="body2" noWrap sx={{ flex: 1, minWidth: 100 }}>
          {label}{" "}
          <Box component="span" sx={{ color: "text.secondary" }}>
            {t(`simulator.party.${state}`)}
          </Box>
        </Typography>
        {state === "ringing" ? (
          <>
            <Button
              size="small"
              variant="outlined"
              color="success"
              loading={action.busy === `party-answer ${partyId}`}
              onClick={() => onAct(`party-answer ${partyId}`, { action: "party-answer", partyId })}
            >
              {t("simulator.answer")}
            </Button>
            <RejectButtons
              busy={action.busy === `party-reject ${partyId}`}
              onReject={(outcome) =>
                onAct(`party-reject ${partyId}`, { action: "party-reject", partyId, outcome })
              }
            />
          </>
        ) : (
          <Button
            size="small"
            variant="outlined"
            color="error"
            loading={action.busy === `party-leave ${partyId}`}
            onClick={() => onAct(`party-leave ${partyId}`, { action: "party-leave", partyId })}
          >
            {t("simulator.partyLeave")}
          </Button>
        )}
      </Box>
    ))}
  </>
);
