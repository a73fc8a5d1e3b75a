import {
  Box,
  ErrorState,
  PageHeader,
  Paper,
  Skeleton,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import type { ReactNode } from "react";
import { refusalText } from "../app-manager/refusalText";
import type { Supervision } from "../host/supervision";
import { t } from "../texts/texts";
import { useLiveCentre } from "./SupervisionContext";

interface LivePageProps {
  title: string;
  subtitle?: string;
  /** Search and filters, beside the title. */
  actions?: ReactNode;
  /** The list takes the height that is left and scrolls by itself. */
  children: (state: Supervision) => ReactNode;
}

/** A page with one live list: its head, and what is said until the list is there. */
export const LivePage = ({ title, subtitle, actions, children }: LivePageProps) => {
  const { data, error, isPending, refetch } = useLiveCentre();
  return (
    <Box
      sx={{
        flex: 1,
        minHeight: 0,
        display: "flex",
        flexDirection: "column",
        p: { xs: "12px 0 0", md: "16px 20px 20px" },
      }}
    >
      <PageHeader
        title={title}
        subtitle={subtitle}
        actions={actions}
        sx={{ px: { xs: "12px", md: 0 } }}
      />
      <Paper
        variant="outlined"
        sx={{
          flex: 1,
          minHeight: 200,
          mt: "12px",
          display: "flex",
          flexDirection: "column",
          overflow: "hidden",
          borderWidth: { xs: "1px 0 0", md: "1px" },
          borderRadius: { xs: 0, md: "6px" },
        }}
      >
        {data !== undefined ? (
          <>
            {error !== null && <Stale />}
            {children(data)}
          </>
        ) : isPending ? (
          <Box role="status" aria-label={t("supervisor.loading")} sx={{ p: "12px 16px" }}>
            {[0, 1, 2, 3, 4].map((row) => (
              <Skeleton key={row} height={36} />
            ))}
          </Box>
        ) : (
          <ErrorState
            what={t("supervisor.failed")}
            why={whyOf(error)}
            remedy={{ label: t("supervisor.retry"), onClick: () => void refetch() }}
          />
        )}
      </Paper>
    </Box>
  );
};

/** What the host said, in a sentence or two. */
export const whyOf = (error: unknown): string => {
  const { what, remedy } = refusalText(error);
  return `${what} ${remedy}`;
};

/** The rows are what was known last. */
const Stale = () => (
  <Typography
    role="status"
    variant="body2"
    sx={{ px: "16px", py: "6px", bgcolor: "state.hold.bg", color: "state.hold.text" }}
  >
    {t("supervisor.stale")}
  </Typography>
);
