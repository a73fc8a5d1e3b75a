import {
  Box,
  Chip,
  EmptyState,
  ErrorState,
  PageHeader,
  Paper,
  Skeleton,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
} from "@exotel-npm-dev/signal-design-system";
import { useQuery } from "@tanstack/react-query";
import { Refusal } from "../host/refusal";
import { useApi } from "../shell/context";
import { number } from "../texts/format";
import { t } from "../texts/texts";

/** The list of apps: what is active, and where it shows. */
const AppManager = () => {
  const api = useApi();
  const apps = useQuery({ queryKey: ["apps"], queryFn: api.apps });
  return (
    <Box sx={{ maxWidth: 1200, mx: "auto", p: { xs: "12px", md: "16px 20px" } }}>
      <PageHeader title={t("apps.title")} />
      {apps.isPending ? (
        <Skeleton variant="rounded" height={160} sx={{ mt: "12px" }} />
      ) : apps.isError ? (
        <ErrorState
          what={t("apps.failed")}
          why={
            apps.error instanceof Refusal
              ? `${apps.error.message} ${apps.error.remedy}`
              : t("error.away")
          }
          remedy={{ label: t("idle.retry"), onClick: () => void apps.refetch() }}
        />
      ) : apps.data.length === 0 ? (
        <EmptyState icon="package" title={t("apps.none")} text={t("apps.noneHint")} />
      ) : (
        <TableContainer component={Paper} variant="outlined" sx={{ mt: "12px" }}>
          <Table size="small">
            <TableHead>
              <TableRow>
                <TableCell>{t("apps.name")}</TableCell>
                <TableCell>{t("apps.active")}</TableCell>
                <TableCell>{t("apps.slots")}</TableCell>
                <TableCell align="right">{t("apps.releases")}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {apps.data.map((app) => (
                <TableRow key={app.appId}>
                  <TableCell>{app.name}</TableCell>
                  <TableCell>{app.active ?? t("apps.inactive")}</TableCell>
                  <TableCell>
                    {app.placements.length === 0
                      ? t("apps.nowhere")
                      : app.placements.map(({ slot }) => (
                          <Chip key={slot} size="small" label={slot} sx={{ mr: "4px" }} />
                        ))}
                  </TableCell>
                  <TableCell align="right">{number(app.releases.length)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      )}
    </Box>
  );
};

export default AppManager;
