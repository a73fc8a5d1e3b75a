import {
  Box,
  Button,
  EmptyState,
  Icon,
  Paper,
  TextField,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useQueryClient } from "@tanstack/react-query";
import { type ChangeEvent, type FormEvent, useState } from "react";
import { ConfirmDialog, type Question } from "../../app-manager/ConfirmDialog";
import { useSay } from "../../app-manager/useSay";
import { Refusal } from "../../host/refusal";
import * as format from "../../texts/format";
import { t } from "../../texts/texts";
import { AdminPage } from "../AdminPage";
import { allowedServersKey, useAdminApi, useAllowedServers } from "../useAdmin";

/** Servers outside that apps may reach through the host. */
export const AllowedServersPage = () => {
  const api = useAdminApi();
  const client = useQueryClient();
  const say = useSay();
  const servers = useAllowedServers();
  const [host, setHost] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [question, setQuestion] = useState<Question | null>(null);
  const all = servers.data ?? [];

  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const wanted = host.trim();
    if (wanted === "" || busy) return;
    setBusy(true);
    setProblem(null);
    try {
      client.setQueryData(allowedServersKey, await api.allowServer(wanted));
      setHost("");
      say(t("servers.done.added", { host: wanted.toLowerCase() }));
    } catch (error) {
      const refused = error instanceof Refusal && error.status === 400;
      setProblem(refused ? t("servers.notAName") : t("servers.failed"));
    } finally {
      setBusy(false);
    }
  };

  const ask = (name: string): void =>
    setQuestion({
      title: t("servers.ask.remove", { host: name }),
      consequences: [t("servers.then.remove")],
      action: t("servers.remove"),
      destructive: true,
      run: async () => {
        client.setQueryData(allowedServersKey, await api.forbidServer(name));
        say(t("servers.done.removed", { host: name }));
      },
    });

  return (
    <AdminPage title={t("servers.title")} subtitle={t("servers.hint")} awaits={servers}>
      <Paper variant="outlined" sx={{ mt: "16px", p: "16px" }}>
        <Box
          component="form"
          onSubmit={(event: FormEvent) => void add(event)}
          sx={{ display: "flex", gap: "12px", alignItems: "flex-start", flexWrap: "wrap" }}
        >
          <TextField
            label={t("servers.name")}
            placeholder="api.example.com"
            value={host}
            onChange={(event: ChangeEvent<HTMLInputElement>) => {
              setHost(event.target.value);
              setProblem(null);
            }}
            error={problem !== null}
            helperText={problem ?? t("servers.nameHint")}
            autoComplete="off"
            sx={{ flex: "1 1 260px" }}
          />
          <Button
            type="submit"
            variant="contained"
            disabled={busy || host.trim() === ""}
            startIcon={<Icon name="plus" size={16} />}
            sx={{ mt: { xs: 0, sm: "20px" } }}
          >
            {t("servers.add")}
          </Button>
        </Box>
      </Paper>
      {all.length === 0 ? (
        <Paper variant="outlined" sx={{ mt: "16px" }}>
          <EmptyState icon="globe" title={t("servers.none")} text={t("servers.noneHint")} />
        </Paper>
      ) : (
        <Box
          component="ul"
          aria-label={t("servers.title")}
          sx={{ m: "16px 0 0", p: 0, listStyle: "none", display: "grid", gap: "8px" }}
        >
          {all.map((server) => (
            <Paper
              component="li"
              key={server.host}
              variant="outlined"
              sx={{ p: "10px 16px", display: "flex", gap: "12px", alignItems: "center" }}
            >
              <Icon name="globe" size={18} color="text.secondary" />
              <Box sx={{ flex: 1, minWidth: 0 }}>
                <Typography sx={{ fontWeight: 500, overflowWrap: "anywhere" }}>
                  {server.host}
                </Typography>
                <Typography variant="body2" color="text.secondary">
                  {t("servers.by", {
                    user: server.addedBy,
                    when: format.dateAndTime(server.addedAt),
                  })}
                </Typography>
              </Box>
              <Button
                size="small"
                variant="outlined"
                color="error"
                aria-label={t("servers.removeOf", { host: server.host })}
                onClick={() => ask(server.host)}
              >
                {t("servers.remove")}
              </Button>
            </Paper>
          ))}
        </Box>
      )}
      <ConfirmDialog question={question} onClose={() => setQuestion(null)} />
    </AdminPage>
  );
};
