import { Box, ButtonBase, Icon, Typography } from "@exotel-npm-dev/signal-design-system";
import { useDesk, useWorkspace } from "../../shell/context";
import * as format from "../../texts/format";
import { t } from "../../texts/texts";
import { whoOf } from "../call/callFacts";
import { useDispositionWord } from "../dispositionWord";
import { Card } from "./Card";

/** How many are shown; the list of interactions has more. */
const most = 5;

/** What the agent did last. */
export const RecentList = () => {
  const workspace = useWorkspace();
  const recent = useDesk(({ desk }) => desk?.recent);
  const dispositionWord = useDispositionWord();
  if (recent === undefined || recent.length === 0) return null;
  return (
    <Card title={t("interactions.recent")}>
      <Box component="ul" sx={{ m: 0, p: "4px", listStyle: "none" }}>
        {recent.slice(0, most).map((one) => (
          <li key={one.interactionId}>
            <ButtonBase
              onClick={() => workspace.desk.select(one.interactionId)}
              sx={{
                width: "100%",
                gap: "10px",
                p: "6px 8px",
                justifyContent: "flex-start",
                textAlign: "left",
                borderRadius: "6px",
                "&:hover": { bgcolor: "neutral.50" },
              }}
            >
              <Icon
                name={
                  one.kind === "chat"
                    ? "chat-circle"
                    : one.direction === "inbound"
                      ? "phone-incoming"
                      : "phone-outgoing"
                }
                size={16}
                color="text.secondary"
              />
              <Box sx={{ flex: 1, minWidth: 0 }}>
                <Typography noWrap>{whoOf(one)}</Typography>
                <Typography variant="body2" color="text.secondary" noWrap>
                  {dispositionWord(one)}
                </Typography>
              </Box>
              <Typography variant="body2" color="text.secondary">
                {format.timeOfDay(one.startedAt)}
              </Typography>
            </ButtonBase>
          </li>
        ))}
      </Box>
    </Card>
  );
};
