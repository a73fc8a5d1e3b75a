import {
  Box,
  Button,
  EmptyState,
  Icon,
  Paper,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useState } from "react";
import { ConfirmDialog, type Question } from "../../app-manager/ConfirmDialog";
import { SlotDialog } from "../../app-manager/placement/SlotDialog";
import { useAllSlots, useApps, useAppsApi, useRefreshSlots } from "../../app-manager/useApps";
import { useSay } from "../../app-manager/useSay";
import type { Slot } from "../../host/types";
import { t } from "../../texts/texts";
import { AdminPage } from "../AdminPage";
import { Small } from "../lists/ListEditor";

/** The places in the workspace that apps can be put to. */
export const SlotsPage = () => {
  const slots = useAllSlots();
  const apps = useApps();
  const api = useAppsApi();
  const refresh = useRefreshSlots();
  const say = useSay();
  const [defining, setDefining] = useState(false);
  const [question, setQuestion] = useState<Question | null>(null);
  const all = slots.data ?? [];
  const appsIn = (name: string): string[] =>
    (apps.data ?? [])
      .filter(({ placements }) => placements.some(({ slot }) => slot === name))
      .map((app) => app.name);

  const ask = (slot: Slot): void =>
    setQuestion({
      title: t("slots.ask.remove", { slot: slot.title }),
      consequences: [t("slots.then.remove")],
      action: t("slots.remove"),
      destructive: true,
      run: async () => {
        await api.removeSlot(slot.name);
        await refresh();
        say(t("slots.done.removed", { slot: slot.title }));
      },
    });

  const group = (title: string, shown: readonly Slot[]) => (
    <Box component="section" aria-label={title}>
      <Typography component="h2" variant="subtitle2" color="text.secondary">
        {title}
      </Typography>
      {shown.length === 0 ? (
        <Paper variant="outlined" sx={{ mt: "6px" }}>
          <EmptyState dense icon="columns" title={t("slots1.none")} text={t("slots1.noneHint")} />
        </Paper>
      ) : (
        <Paper
          component="ul"
          variant="outlined"
          sx={{
            m: "6px 0 0",
            p: 0,
            listStyle: "none",
            "& > li + li": { borderTop: "1px solid", borderColor: "divider" },
          }}
        >
          {shown.map((slot) => {
            const used = appsIn(slot.name);
            return (
              <Box
                component="li"
                key={slot.name}
                sx={{
                  display: "flex",
                  gap: "12px",
                  alignItems: "center",
                  p: "10px 12px 10px 16px",
                }}
              >
                <Box sx={{ flex: 1, minWidth: 0 }}>
                  <Typography sx={{ fontWeight: 500 }}>{slot.title}</Typography>
                  <Typography variant="body2" color="text.secondary">
                    {[slot.name, t(`slots.kind.${slot.layout}`), slot.description]
                      .filter(Boolean)
                      .join(" · ")}
                  </Typography>
                  {used.length > 0 && (
                    <Typography variant="body2" color="text.secondary">
                      {t(slot.builtIn ? "slots1.usedBy" : "slots.inUse", { apps: used.join(", ") })}
                    </Typography>
                  )}
                </Box>
                {!slot.builtIn && (
                  <Small
                    icon="trash"
                    label={t("setup1.remove", { name: slot.title })}
                    onClick={used.length > 0 ? null : () => ask(slot)}
                  />
                )}
              </Box>
            );
          })}
        </Paper>
      )}
    </Box>
  );

  return (
    <AdminPage
      title={t("slots1.title")}
      subtitle={t("slots1.hint")}
      awaits={slots}
      actions={
        <Button
          variant="contained"
          startIcon={<Icon name="plus" size={16} />}
          onClick={() => setDefining(true)}
        >
          {t("slots.define")}
        </Button>
      }
    >
      <Box sx={{ display: "grid", gap: "20px", mt: "16px" }}>
        {group(
          t("slots1.own"),
          all.filter(({ builtIn }) => !builtIn),
        )}
        {group(
          t("slots1.builtIn"),
          all.filter(({ builtIn }) => builtIn),
        )}
      </Box>
      <SlotDialog
        open={defining}
        taken={all.map(({ name }) => name)}
        onClose={() => setDefining(false)}
        onDefined={(slot) => {
          setDefining(false);
          void refresh();
          say(t("slots.done.defined", { slot: slot.title }));
        }}
      />
      <ConfirmDialog question={question} onClose={() => setQuestion(null)} />
    </AdminPage>
  );
};
