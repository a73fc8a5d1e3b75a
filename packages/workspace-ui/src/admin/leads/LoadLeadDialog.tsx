import {
  Alert,
  Box,
  Button,
  DialogBody,
  DialogFooter,
  FileDrop,
  StructuredDialog,
  ToggleButton,
  ToggleButtonGroup,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { RefusalAlert } from "../../app-manager/RefusalAlert";
import { useSay } from "../../app-manager/useSay";
import type { CampaignSetup } from "../../host/configuration";
import * as format from "../../texts/format";
import { t } from "../../texts/texts";
import { Choice, FieldGrid, TextLine } from "../fields/fields";
import { leadsKey, useAdminApi } from "../useAdmin";
import { parseCsv } from "./csv";
import { draftOf, type LeadDraft, reviewOf } from "./leadDraft";

interface LoadLeadDialogProps {
  open: boolean;
  /** Those that call from lists. */
  campaigns: readonly CampaignSetup[];
  onClose: () => void;
}

/** The largest file that is read, in bytes. */
const largestFile = 20_000_000;
/** So many rows are shown before anything is sent. */
const previewed = 5;

/** Loads a list of numbers for a campaign, from a file or typed by hand. */
export const LoadLeadDialog = ({ open, campaigns, onClose }: LoadLeadDialogProps) => {
  const api = useAdminApi();
  const client = useQueryClient();
  const say = useSay();
  const [campaignId, setCampaignId] = useState("");
  const [name, setName] = useState("");
  const [from, setFrom] = useState<"file" | "hand">("file");
  const [draft, setDraft] = useState<LeadDraft | null>(null);
  const [typed, setTyped] = useState("");
  const [unreadable, setUnreadable] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const first = campaigns[0]?.campaignId;
  useEffect(() => {
    if (!open) return;
    setCampaignId(first === undefined ? "" : String(first));
    setName("");
    setFrom("file");
    setDraft(null);
    setTyped("");
    setUnreadable(null);
    setTried(false);
    setError(null);
  }, [open, first]);

  const wanted = useMemo(
    () => (from === "file" ? draft : typed.trim() === "" ? null : draftOf(parseCsv(typed))),
    [from, draft, typed],
  );
  const review = useMemo(() => (wanted === null ? null : reviewOf(wanted)), [wanted]);
  const count = review?.records.length ?? 0;

  const take = async (file: File): Promise<void> => {
    const rows = parseCsv(await file.text());
    if (rows.length === 0) {
      setUnreadable(t("leads.emptyFile", { file: file.name }));
      return;
    }
    setUnreadable(null);
    setError(null);
    setDraft(draftOf(rows));
    if (name === "") setName(file.name.replace(/\.[^.]+$/, ""));
  };

  const load = async (): Promise<void> => {
    setTried(true);
    if (busy || review === null || count === 0 || name.trim() === "" || campaignId === "") return;
    setBusy(true);
    setError(null);
    try {
      const lead = await api.loadLead(Number(campaignId), name.trim(), review.records);
      await client.invalidateQueries({ queryKey: leadsKey });
      say(t("leads.done.loaded", { lead: lead.leadName, count: format.number(lead.total) }));
      onClose();
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  };

  return (
    <StructuredDialog
      open={open}
      title={t("leads.load")}
      subtitle={t("leads.loadHint")}
      maxWidth="md"
      onClose={busy ? undefined : onClose}
    >
      <DialogBody>
        <Box
          sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: "14px", pt: "4px" }}
        >
          <FieldGrid least={220}>
            <Choice
              label={t("leads.campaign")}
              value={campaignId}
              choices={campaigns.map((campaign) => ({
                value: String(campaign.campaignId),
                label: campaign.campaignName,
              }))}
              onChange={setCampaignId}
            />
            <TextLine
              label={t("leads.name")}
              required
              value={name}
              problem={tried && name.trim() === "" ? t("setup1.needed") : undefined}
              onChange={setName}
            />
          </FieldGrid>
          <ToggleButtonGroup
            exclusive
            size="small"
            value={from}
            aria-label={t("leads.from")}
            onChange={(_, next: "file" | "hand" | null) => next !== null && setFrom(next)}
          >
            <ToggleButton value="file">{t("leads.fromFile")}</ToggleButton>
            <ToggleButton value="hand">{t("leads.byHand")}</ToggleButton>
          </ToggleButtonGroup>
          {from === "hand" ? (
            <TextLine
              label={t("leads.lines")}
              hint={t("leads.linesHint")}
              multiline
              minRows={5}
              placeholder={t("leads.linesExample")}
              value={typed}
              onChange={setTyped}
            />
          ) : (
            draft === null && (
              <FileDrop
                label={t("leads.drop")}
                hint={t("leads.dropHint", { limit: format.size(largestFile) })}
                accept={[".csv", ".tsv", ".txt"]}
                maxBytes={largestFile}
                error={unreadable}
                onFile={(file) => void take(file)}
              />
            )
          )}
          {wanted !== null && review !== null && (
            <>
              {from === "file" && (
                <FieldGrid least={220}>
                  <ColumnChoice
                    label={t("leads.phoneColumn")}
                    draft={wanted}
                    value={wanted.phone}
                    onChange={(phone) => setDraft({ ...wanted, phone })}
                  />
                  <ColumnChoice
                    label={t("leads.nameColumn")}
                    draft={wanted}
                    value={wanted.name}
                    onChange={(place) => setDraft({ ...wanted, name: place })}
                  />
                </FieldGrid>
              )}
              <Alert severity={count === 0 ? "error" : "info"}>
                {[
                  count === 1
                    ? t("leads.willLoadOne")
                    : t("leads.willLoad", { count: format.number(count) }),
                  review.skipped > 0
                    ? t("leads.skipped", { count: format.number(review.skipped) })
                    : null,
                  review.doubled > 0
                    ? t("leads.doubled", { count: format.number(review.doubled) })
                    : null,
                ]
                  .filter(Boolean)
                  .join(" ")}
              </Alert>
              {count > 0 && <Preview records={review.records} />}
              {from === "file" && (
                <Box>
                  <Button color="inherit" onClick={() => setDraft(null)}>
                    {t("leads.otherFile")}
                  </Button>
                </Box>
              )}
            </>
          )}
          {tried && wanted === null && (
            <Typography role="alert" variant="body2" color="error">
              {t("leads.needRecords")}
            </Typography>
          )}
          {error !== null && <RefusalAlert error={error} title={t("leads.notLoaded")} />}
        </Box>
      </DialogBody>
      <DialogFooter>
        <Button variant="outlined" color="inherit" disabled={busy} onClick={onClose}>
          {t("apps.cancel")}
        </Button>
        <Button variant="contained" loading={busy} onClick={() => void load()}>
          {count > 0 ? t("leads.loadCount", { count: format.number(count) }) : t("leads.submit")}
        </Button>
      </DialogFooter>
    </StructuredDialog>
  );
};

interface ColumnChoiceProps {
  label: string;
  draft: LeadDraft;
  value: number | null;
  onChange: (place: number | null) => void;
}

const ColumnChoice = ({ label, draft, value, onChange }: ColumnChoiceProps) => (
  <Choice
    label={label}
    value={value === null ? "" : String(value)}
    choices={[
      { value: "", label: t("leads.noColumn") },
      ...draft.headers.map((head, place) => ({ value: String(place), label: head })),
    ]}
    onChange={(place) => onChange(place === "" ? null : Number(place))}
  />
);

const Preview = ({ records }: { records: ReturnType<typeof reviewOf>["records"] }) => {
  const shown = records.slice(0, previewed);
  const fields = [...new Set(shown.flatMap((record) => Object.keys(record.fields)))];
  return (
    <Box>
      <Box
        sx={{ overflowX: "auto", border: "1px solid", borderColor: "divider", borderRadius: "6px" }}
      >
        <Box component="table" aria-label={t("leads.preview")} sx={tableLook}>
          <thead>
            <tr>
              <th scope="col">{t("setup1.name")}</th>
              <th scope="col">{t("setup1.number")}</th>
              {fields.map((field) => (
                <th key={field} scope="col">
                  {field}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((record) => (
              <tr key={record.phone}>
                <td>{record.name === "" ? "–" : record.name}</td>
                <td>{format.phone(record.phone)}</td>
                {fields.map((field) => (
                  <td key={field}>{record.fields[field] ?? "–"}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </Box>
      </Box>
      {records.length > previewed && (
        <Typography variant="body2" color="text.secondary" sx={{ mt: "4px" }}>
          {t("leads.andMore", { count: format.number(records.length - previewed) })}
        </Typography>
      )}
    </Box>
  );
};

const tableLook = {
  width: "100%",
  borderCollapse: "collapse",
  "& th, & td": { textAlign: "left", whiteSpace: "nowrap", p: "6px 12px" },
  "& th": { typography: "body2", fontWeight: 500, color: "text.secondary", bgcolor: "neutral.25" },
  "& td": { borderTop: "1px solid", borderTopColor: "divider" },
} as const;
