import { Box, Button, Icon, LiveTimer, Typography } from "@exotel-npm-dev/signal-design-system";
import type { Waiting } from "../host/supervision";
import { useWorkspace } from "../shell/context";
import * as format from "../texts/format";
import { t } from "../texts/texts";
import { CommandMenu } from "./CommandMenu";
import { RefusedHere } from "./RefusedHere";
import { useAction } from "./useAction";
import { useCommandLine, useSimulatorApi } from "./useSimulator";

/** A customer who waits in a queue: they can only give up. */
export const WaitingRow = ({ waiting }: { waiting: Waiting }) => {
  const { clock } = useWorkspace();
  const api = useSimulatorApi();
  const commands = useCommandLine();
  const action = useAction();
  const { crtObjectId, customer, displayPhone, queueName, since } = waiting;
  const name = customer?.name ?? format.phone(displayPhone);
  return (
    <Box
      component="li"
      aria-label={name}
      sx={{
        display: "grid",
        gap: "6px",
        p: "6px 6px 6px 10px",
        border: "1px dashed",
        borderColor: "neutral.300",
        borderRadius: "6px",
      }}
    >
      <Box sx={{ display: "flex", alignItems: "center", flexWrap: "wrap", gap: "6px 8px" }}>
        <Icon name="hourglass-medium" size={14} color="text.secondary" />
        <Box sx={{ flex: "1 1 140px", minWidth: 0 }}>
          <Typography noWrap sx={{ fontWeight: 500 }}>
            {name}
          </Typography>
          <Typography variant="body2" color="text.secondary" noWrap>
            {queueName === null
              ? t("simulator.waits")
              : t("simulator.waitsIn", { queue: queueName })}{" "}
            · <LiveTimer since={since} now={clock.now} />
          </Typography>
        </Box>
        <Button
          size="small"
          variant="outlined"
          color="error"
          loading={action.busy === "hang-up"}
          onClick={() =>
            void action.run("hang-up", () => api.act(crtObjectId, { action: "hang-up" }))
          }
        >
          {t("simulator.hangUp")}
        </Button>
        <CommandMenu
          commands={[
            {
              name: t("simulator.hangUp"),
              line: commands.act(crtObjectId, { action: "hang-up" }),
            },
          ]}
        />
      </Box>
      <RefusedHere action={action} attempts={{ "hang-up": t("simulator.hangUp") }} />
    </Box>
  );
};
