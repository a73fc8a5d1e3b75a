import { Box, ErrorState, PageHeader, Paper, Skeleton } from "@exotel-npm-dev/signal-design-system";
import type { ReactNode } from "react";
import { refusalText } from "../app-manager/refusalText";
import { t } from "../texts/texts";

/** What a page waits for. */
export interface Awaited {
  isPending: boolean;
  isError: boolean;
  error: unknown;
  refetch(): unknown;
}

interface AdminPageProps {
  title: string;
  subtitle?: string | undefined;
  actions?: ReactNode;
  onBack?: () => void;
  awaits: Awaited;
  /** The contents take the height that is left and scroll by themselves, as long tables do. */
  fill?: boolean;
  children: ReactNode;
}

/** An administrator's page: its head, and what is said until its contents are there. */
export const AdminPage = ({
  title,
  subtitle,
  actions,
  onBack,
  awaits,
  fill = false,
  children,
}: AdminPageProps) => (
  <Box
    sx={{
      width: "100%",
      p: { xs: "12px", md: "16px 20px 20px" },
      ...(fill
        ? { flex: 1, minHeight: 0, display: "flex", flexDirection: "column" }
        : { maxWidth: 920 }),
    }}
  >
    <PageHeader
      title={title}
      subtitle={subtitle}
      actions={awaits.isPending || awaits.isError ? undefined : actions}
      onBack={onBack}
    />
    {awaits.isPending ? (
      <Box role="status" aria-label={t("setup1.loading")} sx={{ mt: "16px" }}>
        <Skeleton variant="rounded" height={196} />
      </Box>
    ) : awaits.isError ? (
      <Paper variant="outlined" sx={{ mt: "16px" }}>
        <ErrorState
          what={t("setup1.failed")}
          why={whyOf(awaits.error)}
          remedy={{ label: t("apps.retry"), onClick: () => void awaits.refetch() }}
        />
      </Paper>
    ) : (
      children
    )}
  </Box>
);

const whyOf = (error: unknown): string => {
  const { what, remedy } = refusalText(error);
  return `${what} ${remedy}`;
};
