import { Paper, Typography } from "@exotel-npm-dev/signal-design-system";
import type { Interaction } from "../host/types";
import { useDesk } from "../shell/context";

/** What to say; `{customer}` and `{agent}` stand for the names. */
export const ScriptView = ({
  script,
  interaction,
}: {
  script: string;
  interaction: Interaction;
}) => {
  const agent = useDesk(({ desk }) => desk?.user.userName ?? "");
  const customer = interaction.customer?.name ?? "";
  const text = script.replace(/\{(customer|agent)\}/g, (whole, who: string) => {
    const name = who === "agent" ? agent : customer;
    return name === "" ? whole : name;
  });
  return (
    <Paper variant="outlined" sx={{ p: "16px", maxWidth: 720 }}>
      <Typography sx={{ whiteSpace: "pre-line", fontSize: "0.9375rem", lineHeight: 1.6 }}>
        {text}
      </Typography>
    </Paper>
  );
};
