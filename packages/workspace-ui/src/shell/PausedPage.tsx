import { Box, Button, EmptyState, VisuallyHidden } from "@exotel-npm-dev/signal-design-system";
import { useState } from "react";
import { t } from "../texts/texts";

/** Why this page stands still. */
export type Pause = { why: "elsewhere" } | { why: "otherUser"; userName: string };

/** A page that another sign-in has put aside: what happened, and one button to go on here. */
export const PausedPage = ({ pause, onGoOn }: { pause: Pause; onGoOn: () => void }) => {
  const [going, setGoing] = useState(false);
  const other = pause.why === "otherUser";
  return (
    <Box component="main" sx={{ height: "100%", display: "grid", placeItems: "center", p: "16px" }}>
      <Box sx={{ maxWidth: 420 }}>
        <VisuallyHidden>
          <h1>{t("product.tagline")}</h1>
        </VisuallyHidden>
        <EmptyState
          icon={other ? "users" : "swap"}
          title={other ? t("paused.other", { userName: pause.userName }) : t("paused.elsewhere")}
          text={t(other ? "paused.otherHint" : "paused.elsewhereHint")}
          action={
            <Button
              variant="contained"
              autoFocus
              loading={going}
              onClick={() => {
                setGoing(true);
                onGoOn();
              }}
            >
              {other ? t("paused.goOnAs", { userName: pause.userName }) : t("paused.takeOver")}
            </Button>
          }
        />
      </Box>
    </Box>
  );
};
