import {
  Alert,
  Box,
  Button,
  Icon,
  IconButton,
  JsonTree,
  KeyValueList,
  Link,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useStore } from "zustand";
import type { LogEntry } from "../bridge/inspectorLog";
import type { ProfileIndex } from "../bridge/profile";
import { useWorkspace } from "../shell/context";
import { t } from "../texts/texts";
import { whatOf } from "./filters";
import { keyOf } from "./reference/entries";
import { linkOf } from "./reference/linkOf";

interface MessageDetailProps {
  entry: LogEntry;
  /** Takes all the room (on a narrow screen). */
  fill: boolean;
  onClose: () => void;
  /** Goes to an entry of the reference. */
  onReference: (key: string) => void;
}

/** What the contract says of a message: an event, or a method. */
const describe = (index: ProfileIndex, entry: LogEntry) => {
  const registered =
    (entry.service === "globalEvent" || entry.service === "contextEvent") && entry.kind !== "event"
      ? index.event(entry.service, entry.detail)
      : undefined;
  const event = entry.kind === "event" ? index.event(entry.service, entry.name) : registered;
  const method = entry.kind === "event" ? undefined : index.method(entry.service, entry.name);
  return { event, method };
};

/** One message: its payload, and beside it the contract's own words. */
export const MessageDetail = ({ entry, fill, onClose, onReference }: MessageDetailProps) => {
  const workspace = useWorkspace();
  const index = useStore(workspace.profile, (state) => state.index);
  const { event, method } = describe(index, entry);
  const error = entry.errorCode === null ? undefined : index.error(entry.errorCode);
  const summary = entry.kind === "event" ? event?.summary : (method?.summary ?? event?.summary);
  const link = linkOf(entry);
  const isKnown = event !== undefined || method !== undefined;
  const threw = entry.kind === "notice" && entry.outcome === "failure";
  const grade = (entry.kind === "event" ? event?.grade : method?.grade) ?? "";
  return (
    <Box
      component="section"
      aria-label={t("inspector.detail")}
      sx={{
        width: fill ? "100%" : "44%",
        flexShrink: 0,
        minHeight: 0,
        overflow: "auto",
        borderLeft: fill ? 0 : "1px solid",
        borderColor: "divider",
        p: "8px 12px 12px",
      }}
    >
      <Box sx={{ display: "flex", alignItems: "center", gap: "8px", mb: "4px" }}>
        <Typography component="h3" variant="subtitle1" noWrap sx={{ flex: 1, minWidth: 0 }}>
          {entry.kind === "port" ? t("inspector.kindPort") : whatOf(entry)}
        </Typography>
        {link !== null && isKnown && (
          <Button
            size="small"
            variant="text"
            startIcon={<Icon name="book-open" size={14} />}
            onClick={() => onReference(link)}
            sx={{ flexShrink: 0 }}
          >
            {t("dock.reference")}
          </Button>
        )}
        <IconButton size="small" aria-label={t("inspector.close")} onClick={onClose}>
          <Icon name="x" size={14} />
        </IconButton>
      </Box>
      {summary !== undefined && (
        <Typography color="text.secondary" sx={{ mb: "8px" }}>
          {summary} {entry.kind === "event" ? event?.fires : ""}
        </Typography>
      )}
      {threw && (
        <Alert severity="error" sx={{ mb: "8px" }}>
          <Typography variant="subtitle1">
            {t(entry.name === "appLost" ? "inspector.appLost" : "inspector.callbackThrew")}
          </Typography>
          {entry.detail !== "" && <Typography>{entry.detail}</Typography>}
          <Typography variant="body2">
            {t("inspector.remedy")}:{" "}
            {t(entry.name === "appLost" ? "inspector.appLostRemedy" : "inspector.callbackRemedy")}
          </Typography>
        </Alert>
      )}
      {(error !== undefined || (entry.outcome === "dropped" && entry.detail !== "")) && (
        <Alert severity={entry.outcome === "dropped" ? "warning" : "error"} sx={{ mb: "8px" }}>
          <Typography variant="subtitle1">
            {error === undefined ? entry.detail : `${error.code} · ${error.title}`}
          </Typography>
          {entry.detail !== "" && error !== undefined && <Typography>{entry.detail}</Typography>}
          {error?.cause !== undefined && (
            <Typography variant="body2">
              {t("inspector.cause")}: {error.cause}
            </Typography>
          )}
          {error?.remedy !== undefined && (
            <Typography variant="body2">
              {t("inspector.remedy")}: {error.remedy}
            </Typography>
          )}
          {error !== undefined && (
            <Link
              component="button"
              type="button"
              variant="body2"
              onClick={() => onReference(keyOf.error(error.code))}
            >
              {t("reference.open")}
            </Link>
          )}
        </Alert>
      )}
      {entry.kind !== "dropped" && (
        <JsonTree
          key={entry.seq}
          value={entry.payload}
          label={t("inspector.payload")}
          {...(event !== undefined && entry.kind === "event"
            ? { describe: (path: readonly string[]) => index.fieldMeaning(event, path) }
            : {})}
        />
      )}
      {(event !== undefined || grade !== "") && (
        <KeyValueList
          sx={{ mt: "12px" }}
          items={[
            ...(event === undefined
              ? []
              : [{ label: t("inspector.slots"), value: event.slotTypes.join(", ") }]),
            ...(grade === "" ? [] : [{ label: t("inspector.grade"), value: grade }]),
          ]}
        />
      )}
    </Box>
  );
};
