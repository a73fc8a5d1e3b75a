import { Icon, Typography } from "@exotel-npm-dev/signal-design-system";
import type { Waiting } from "../../host/supervision";
import type { Interaction } from "../../host/types";
import { t } from "../../texts/texts";
import { customerOf } from "./customerOf";

/** Kind of interaction and customer in one line. */
export const CustomerCell = ({ of }: { of: Interaction | Waiting }) => {
  const { name, address } = customerOf(of);
  const outbound = "direction" in of && of.direction === "outbound";
  return (
    <>
      <Icon
        name={of.kind === "chat" ? "chat-circle" : outbound ? "phone-outgoing" : "phone-incoming"}
        size={14}
        color="text.secondary"
        title={t(
          `supervisor.kind.${of.kind === "chat" ? "chat" : outbound ? "outbound" : "inbound"}`,
        )}
        sx={{ mr: "6px", verticalAlign: "-2px" }}
      />
      {name}{" "}
      <Typography component="span" variant="body2" color="text.secondary">
        {address}
      </Typography>
    </>
  );
};
