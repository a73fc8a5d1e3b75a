import {
  Alert,
  AlertTitle,
  Box,
  Button,
  CopyButton,
  EmptyState,
  Icon,
  KeyValueList,
  monospaceFamily,
  Paper,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog, type Question } from "../../app-manager/ConfirmDialog";
import { useSay } from "../../app-manager/useSay";
import type { Connector } from "../../host/configuration";
import { usePage } from "../../shell/context";
import * as format from "../../texts/format";
import { t } from "../../texts/texts";
import { AdminPage } from "../AdminPage";
import { useConfiguration } from "../configuration/useConfiguration";
import { connectorsKey, useAdminApi, useConnectors } from "../useAdmin";
import { ConnectorDialog } from "./ConnectorDialog";

/** Telephony systems that report here and take orders. */
export const ConnectorsPage = () => {
  const api = useAdminApi();
  const client = useQueryClient();
  const say = useSay();
  const connectors = useConnectors();
  const { data } = useConfiguration();
  const { session } = usePage();
  const [editing, setEditing] = useState<Connector | "new" | null>(null);
  const [fresh, setFresh] = useState<{ name: string; secret: string } | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const all = connectors.data ?? [];

  const add = (
    <Button
      variant="contained"
      startIcon={<Icon name="plus" size={16} />}
      onClick={() => setEditing("new")}
    >
      {t("connectors1.add")}
    </Button>
  );

  const ask = ({ name }: Connector): void => {
    const used = (data?.configuration.campaigns ?? [])
      .filter(({ connector }) => connector === name)
      .map(({ campaignName }) => campaignName);
    setQuestion({
      title: t("connectors1.ask.remove", { name }),
      consequences: [
        t("connectors1.then.remove"),
        ...(used.length === 0 ? [] : [t("connectors1.then.used", { campaigns: used.join(", ") })]),
        t("users.then.noUndo"),
      ],
      action: t("connectors1.remove"),
      destructive: true,
      run: async () => {
        await api.removeConnector(name);
        await client.invalidateQueries({ queryKey: connectorsKey });
        if (fresh?.name === name) setFresh(null);
        say(t("connectors1.done.removed", { name }));
      },
    });
  };

  return (
    <AdminPage
      title={t("connectors1.title")}
      subtitle={t("connectors1.hint")}
      awaits={connectors}
      actions={all.length > 0 ? add : undefined}
    >
      {fresh !== null && (
        <Alert severity="success" sx={{ mt: "16px" }} onClose={() => setFresh(null)}>
          <AlertTitle>{t("connectors1.secretOf", { name: fresh.name })}</AlertTitle>
          {t("connectors1.secretHint")}
          <Box
            sx={{
              display: "flex",
              alignItems: "center",
              gap: "8px",
              mt: "8px",
              p: "6px 10px",
              borderRadius: "6px",
              border: "1px solid",
              borderColor: "divider",
              bgcolor: "background.paper",
              color: "text.primary",
              fontFamily: monospaceFamily,
              overflowWrap: "anywhere",
            }}
          >
            <Box component="code" sx={{ flex: 1, fontFamily: "inherit" }}>
              {fresh.secret}
            </Box>
            <CopyButton text={fresh.secret} label={t("connectors1.secret")} />
          </Box>
        </Alert>
      )}
      {all.length === 0 ? (
        <Paper variant="outlined" sx={{ mt: "16px" }}>
          <EmptyState
            icon="plugs"
            title={t("connectors1.none")}
            text={t("connectors1.noneHint")}
            action={add}
          />
        </Paper>
      ) : (
        <Box
          component="ul"
          aria-label={t("connectors1.title")}
          sx={{ m: "16px 0 0", p: 0, listStyle: "none", display: "grid", gap: "12px" }}
        >
          {all.map((connector) => (
            <Paper component="li" key={connector.name} variant="outlined" sx={{ p: "12px 16px" }}>
              <Box sx={{ display: "flex", gap: "8px", alignItems: "center" }}>
                <Icon name="plugs-connected" size={18} color="text.secondary" />
                <Box sx={{ flex: 1, minWidth: 0 }}>
                  <Typography sx={{ fontWeight: 500, overflowWrap: "anywhere" }}>
                    {connector.name}
                  </Typography>
                  <Typography variant="body2" color="text.secondary">
                    {t(`connectorKind.${connector.kind}`)}
                  </Typography>
                </Box>
                <Button
                  size="small"
                  variant="outlined"
                  color="inherit"
                  aria-label={t("connectors1.changeOf", { name: connector.name })}
                  onClick={() => setEditing(connector)}
                >
                  {t("connectors1.change")}
                </Button>
                <Button
                  size="small"
                  variant="outlined"
                  color="error"
                  aria-label={t("connectors1.removeOf", { name: connector.name })}
                  onClick={() => ask(connector)}
                >
                  {t("connectors1.remove")}
                </Button>
              </Box>
              <KeyValueList
                sx={{ mt: "10px" }}
                items={[
                  {
                    label: t("connectors1.reports"),
                    value: reportAddress(session.host.publicUrl, connector),
                    copy: reportAddress(session.host.publicUrl, connector),
                    mono: true,
                  },
                  {
                    label: t("connectors1.orders"),
                    value: connector.ordersUrl ?? t("connectors1.noOrders"),
                    ...(connector.ordersUrl ? { mono: true } : {}),
                  },
                  ...(connector.ordersUrl
                    ? [
                        {
                          label: t("connectors1.can"),
                          value:
                            connector.capabilities.length === 0
                              ? t("connectors1.nothing")
                              : connector.capabilities.map(format.words).join(", "),
                        },
                      ]
                    : []),
                ]}
              />
            </Paper>
          ))}
        </Box>
      )}
      <ConnectorDialog
        editing={editing}
        taken={all.map(({ name }) => name)}
        onClose={() => setEditing(null)}
        onSaved={(saved) => {
          setEditing(null);
          if (typeof saved.secret === "string") {
            setFresh({ name: saved.name, secret: saved.secret });
          } else {
            say(t("connectors1.done.saved", { name: saved.name }));
          }
        }}
      />
      <ConfirmDialog question={question} onClose={() => setQuestion(null)} />
    </AdminPage>
  );
};

/** Where a telephony system sends its reports. */
export const reportAddress = (publicUrl: string, { kind, name }: Connector): string => {
  const base = `${publicUrl.replace(/\/$/, "")}/api/v1/connectors`;
  return kind === "cloudevents"
    ? `${base}/cloudevents`
    : `${base}/voice-webhook/${encodeURIComponent(name)}`;
};
