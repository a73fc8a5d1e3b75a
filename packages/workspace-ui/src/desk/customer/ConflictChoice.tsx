import {
  Alert,
  AlertTitle,
  Box,
  ToggleButton,
  ToggleButtonGroup,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useEffect, useRef } from "react";
import { t } from "../../texts/texts";
import { columnWord } from "./CustomerFields";
import type { Columns, Conflict } from "./recordColumns";

interface ConflictChoiceProps {
  name: string;
  conflicts: readonly Conflict[];
  chosen: Columns;
  onChoose: (column: string, value: string) => void;
}

/** What somebody else changed meanwhile: theirs beside mine, column by column. */
export const ConflictChoice = ({ name, conflicts, chosen, onChoose }: ConflictChoiceProps) => {
  const top = useRef<HTMLDivElement>(null);
  // The button that was pressed stands far below on a narrow screen.
  useEffect(() => {
    top.current?.scrollIntoView?.({ block: "nearest" });
  }, []);
  return (
    <Alert severity="warning" ref={top}>
      <AlertTitle>{t("customer.changed", { name })}</AlertTitle>
      {conflicts.length === 0 ? (
        t("customer.changedElsewhere")
      ) : (
        <>
          <Typography variant="body2">{t("customer.changedHere")}</Typography>
          <Box
            component="ul"
            sx={{ m: "8px 0 0", p: 0, listStyle: "none", display: "grid", gap: "8px" }}
          >
            {conflicts.map(({ column, mine, theirs }) => {
              const value = (chosen[column] ?? "").trim();
              return (
                <Box component="li" key={column}>
                  <Typography variant="subtitle2" component="p">
                    {columnWord(column)}
                  </Typography>
                  <ToggleButtonGroup
                    exclusive
                    size="small"
                    aria-label={columnWord(column)}
                    value={value === theirs ? "theirs" : value === mine ? "mine" : null}
                    onChange={(_event, side: "mine" | "theirs" | null) => {
                      if (side !== null) onChoose(column, side === "mine" ? mine : theirs);
                    }}
                    sx={{ mt: "4px", flexWrap: "wrap", bgcolor: "background.paper" }}
                  >
                    <ToggleButton value="mine">
                      {t("customer.mine", { value: mine === "" ? t("customer.empty") : mine })}
                    </ToggleButton>
                    <ToggleButton value="theirs">
                      {t("customer.theirs", {
                        value: theirs === "" ? t("customer.empty") : theirs,
                      })}
                    </ToggleButton>
                  </ToggleButtonGroup>
                </Box>
              );
            })}
          </Box>
        </>
      )}
    </Alert>
  );
};
