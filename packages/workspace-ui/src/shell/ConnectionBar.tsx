import { Box, Button, Icon } from "@exotel-npm-dev/signal-design-system";
import { useEffect, useState } from "react";
import { t } from "../texts/texts";
import { useDesk, useWorkspace } from "./context";

/** A short absence is nobody's business, in milliseconds. */
const quietFor = 1_500;

/** Says quietly that the host is away, and offers to look again at once. */
export const ConnectionBar = () => {
  const workspace = useWorkspace();
  const away = useDesk(({ connection, desk }) => connection.state !== "open" && desk !== null);
  const waiting = useDesk(({ connection }) => connection.state === "waiting");
  const [shown, setShown] = useState(false);

  useEffect(() => {
    if (!away) {
      setShown(false);
      return;
    }
    const timer = setTimeout(() => setShown(true), quietFor);
    return () => clearTimeout(timer);
  }, [away]);

  return (
    <Box role="status" sx={{ position: "relative", zIndex: 3 }}>
      {shown && (
        <Box
          sx={{
            display: "flex",
            alignItems: "center",
            gap: "8px",
            minHeight: 32,
            px: "12px",
            bgcolor: "state.hold.bg",
            color: "state.hold.text",
            borderBottom: "1px solid",
            borderColor: "state.hold.border",
          }}
        >
          <Icon name="wifi-slash" size={16} color="state.hold.main" />
          <Box component="span" sx={{ flex: 1, py: "4px" }}>
            {t("connection.away")}
          </Box>
          <Button
            size="small"
            variant="text"
            color="inherit"
            disabled={!waiting}
            onClick={() => workspace.retryConnection()}
          >
            {t("connection.retry")}
          </Button>
        </Box>
      )}
    </Box>
  );
};
