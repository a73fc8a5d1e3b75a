import {
  Box,
  Button,
  ErrorState,
  Icon,
  MenuItem,
  Paper,
  Select,
  Skeleton,
  ToggleButton,
  ToggleButtonGroup,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import type { UseQueryResult } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";
import type { Role, Slot } from "../../host/types";
import { locateSlot } from "../../shell/slotPlaces";
import { t } from "../../texts/texts";
import { type App, type Centre, roles } from "../apps";
import type { Question } from "../ConfirmDialog";
import { refusalText } from "../refusalText";
import { useAppsApi, useRefreshSlots } from "../useApps";
import { useSay } from "../useSay";
import {
  changeRule,
  discard,
  isDirty,
  openDraft,
  type PlacementDraft,
  putInSlot,
  removeRule,
} from "./placementDraft";
import { placementWords } from "./placementWords";
import { SaveBar } from "./SaveBar";
import { SlotDialog } from "./SlotDialog";
import { SlotPanel } from "./SlotPanel";
import { useSavePlacements } from "./useSavePlacements";
import { WorkspaceMiniature } from "./WorkspaceMiniature";

interface PlacementSectionProps {
  app: App;
  others: readonly App[];
  slots: UseQueryResult<Slot[]>;
  centre: Centre | undefined;
  draft: PlacementDraft;
  onDraft: (draft: PlacementDraft) => void;
  /** Whether to lead the eye and the keyboard here. */
  lead: boolean;
  onLed: () => void;
  onAsk: (question: Question) => void;
  /** The places are saved, and the page needs nothing more here. */
  onSaved: (app: App) => void;
}

/** Where the app shows: the picture of the workspace, the chosen slot, and what is to be saved. */
export const PlacementSection = ({
  app,
  others,
  slots,
  centre,
  draft,
  onDraft,
  lead,
  onLed,
  onAsk,
  onSaved,
}: PlacementSectionProps) => {
  const api = useAppsApi();
  const say = useSay();
  const refreshSlots = useRefreshSlots();
  const panelId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [role, setRole] = useState<Role>(() => firstRole(app));
  const [campaignId, setCampaignId] = useState<number | null>(null);
  const [selected, setSelected] = useState<string | null>(null);
  const [defining, setDefining] = useState(false);
  const saving = useSavePlacements(app, draft, onDraft, setSelected, (saved) => {
    // The button that was pressed is gone: the keyboard goes on from the picture's heading.
    heading.current?.focus({ preventScroll: true });
    onSaved(saved);
  });

  useEffect(() => {
    if (!lead) return;
    heading.current?.scrollIntoView({ block: "start" });
    heading.current?.focus();
    onLed();
  }, [lead, onLed]);

  const edit = (next: PlacementDraft): void => {
    saving.forget();
    onDraft(next);
  };
  const all = slots.data ?? [];
  const slot = all.find(({ name }) => name === selected);
  const words = placementWords(draft.rules, all, centre);

  const removeSlot = (gone: Slot): void =>
    onAsk({
      title: t("slots.ask.remove", { slot: gone.title }),
      consequences: [t("slots.then.remove")],
      action: t("slots.remove"),
      destructive: true,
      run: async () => {
        await api.removeSlot(gone.name);
        setSelected(null);
        await refreshSlots();
        say(t("slots.done.removed", { slot: gone.title }));
      },
    });

  return (
    <Paper
      component="section"
      variant="outlined"
      aria-label={t("placing.title")}
      sx={{ p: "16px" }}
    >
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: "8px 16px", alignItems: "flex-start" }}>
        <Box sx={{ flex: "1 1 240px", minWidth: 0 }}>
          <Typography
            ref={heading}
            tabIndex={-1}
            variant="h3"
            component="h2"
            sx={{ outline: "none", scrollMarginTop: "16px" }}
          >
            {t("placing.title")}
          </Typography>
          <Typography color="text.secondary">
            {words.length === 0
              ? t("placing.subtitle", { app: app.name })
              : words.map((line) => `${line}.`).join(" ")}
          </Typography>
        </Box>
        <Button
          size="small"
          variant="outlined"
          color="inherit"
          startIcon={<Icon name="plus" size={14} />}
          onClick={() => setDefining(true)}
        >
          {t("slots.define")}
        </Button>
      </Box>

      {slots.isPending ? (
        <Skeleton variant="rounded" height={320} sx={{ mt: "12px" }} />
      ) : slots.isError ? (
        <ErrorState
          dense
          what={t("placing.readFailed")}
          why={`${refusalText(slots.error).what} ${refusalText(slots.error).remedy}`}
          remedy={{ label: t("apps.retry"), onClick: () => void slots.refetch() }}
        />
      ) : (
        <>
          <Box
            sx={{
              display: "flex",
              flexWrap: "wrap",
              gap: "8px 16px",
              alignItems: "flex-end",
              justifyContent: "space-between",
              my: "12px",
            }}
          >
            <ToggleButtonGroup
              exclusive
              size="small"
              aria-label={t("placing.pictureFor")}
              value={role}
              onChange={(_, value: Role | null) => {
                if (value === null) return;
                setRole(value);
                if (slot !== undefined && locateSlot(slot, value) === "nowhere") setSelected(null);
              }}
              sx={{ flexWrap: "wrap" }}
            >
              {roles.map((one) => (
                <ToggleButton key={one} value={one} aria-label={t(`placing.picture.${one}`)}>
                  {t(`placing.role.${one}`)}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
            {role === "agent" && centre !== undefined && (
              <Box sx={{ display: "flex", gap: "8px", alignItems: "center" }}>
                <Typography aria-hidden variant="body2" color="text.secondary">
                  {t("placing.campaign")}
                </Typography>
                <Select
                  size="small"
                  label={t("placing.campaign")}
                  showLabel={false}
                  value={campaignId ?? ""}
                  onChange={({ target }) =>
                    setCampaignId(target.value === "" ? null : Number(target.value))
                  }
                  slotProps={{ select: { displayEmpty: true } }}
                  sx={{ minWidth: 132 }}
                >
                  <MenuItem value="">{t("placing.anyCampaign")}</MenuItem>
                  {centre.campaigns.map((campaign) => (
                    <MenuItem key={campaign.campaignId} value={campaign.campaignId}>
                      {campaign.campaignName}
                    </MenuItem>
                  ))}
                </Select>
              </Box>
            )}
          </Box>
          <WorkspaceMiniature
            app={app}
            others={others}
            slots={all}
            rules={draft.rules}
            viewer={{ role, campaignId: role === "agent" ? campaignId : null }}
            centre={centre}
            selected={selected}
            panelId={panelId}
            onChoose={({ name }) => {
              setSelected(name);
              edit(putInSlot(draft, name, role));
            }}
          />
          <Box sx={{ mt: "12px" }}>
            {slot === undefined ? (
              <Typography variant="body2" color="text.secondary">
                {t("placing.noneChosen")}
              </Typography>
            ) : (
              <SlotPanel
                key={slot.name}
                id={panelId}
                app={app}
                slot={slot}
                rules={draft.rules.filter((rule) => rule.slot === slot.name)}
                centre={centre}
                problems={saving.problems}
                usedBy={[
                  ...(draft.saved.some((rule) => rule.slot === slot.name) ? [app.name] : []),
                  ...others
                    .filter(({ placements }) => placements.some((one) => one.slot === slot.name))
                    .map(({ name }) => name),
                ]}
                role={role}
                onChange={(id, change) => edit(changeRule(draft, id, change))}
                onTakeOut={(id) => edit(removeRule(draft, id))}
                onPutIn={() => edit(putInSlot(draft, slot.name, role))}
                onRemoveSlot={() => removeSlot(slot)}
              />
            )}
          </Box>
          {(isDirty(draft) || saving.error !== null) && (
            <SaveBar
              app={app}
              stale={draft.state === "stale"}
              error={saving.error}
              busy={saving.busy}
              onSave={() => void saving.save()}
              onDiscard={() => edit(discard(draft))}
              onReload={() => edit(openDraft(app))}
            />
          )}
        </>
      )}
      <SlotDialog
        open={defining}
        taken={all.map(({ name }) => name)}
        onClose={() => setDefining(false)}
        onDefined={(defined) => {
          setDefining(false);
          void refreshSlots();
          if (locateSlot(defined, role) === "nowhere") setRole("agent");
          setSelected(defined.name);
          say(t("slots.done.defined", { slot: defined.title }));
        }}
      />
    </Paper>
  );
};

/** The role whose page shows the app already; agents' first. */
const firstRole = (app: App): Role =>
  roles.find((role) => openDraft(app).rules.some((rule) => rule.roles.includes(role))) ?? "agent";
