import {
  Box,
  Chip,
  EmptyState,
  Icon,
  InputAdornment,
  TextField,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { useWorkspace } from "../../shell/context";
import { useLayout, useSmall } from "../../shell/useLayout";
import { number } from "../../texts/format";
import { t } from "../../texts/texts";
import { FilterBar } from "../FilterBar";
import { BackToList, EntryView } from "./EntryView";
import { type EntryKind, entryKinds, referenceOf } from "./entries";
import { ReferenceList } from "./ReferenceList";
import { searchReference } from "./search";

interface ReferenceProps {
  /** Key of the entry that shows; `null` for none. */
  chosen: string | null;
  onChoose: (key: string | null) => void;
}

/** Everything of the build profile, to be searched: what apps can hear, ask and be refused. */
export const Reference = ({ chosen, onChoose }: ReferenceProps) => {
  const workspace = useWorkspace();
  const index = useStore(workspace.profile, (state) => state.index);
  const narrow = useLayout() === "narrow";
  const small = useSmall();
  const [search, setSearch] = useState("");
  const [kind, setKind] = useState<EntryKind | null>(null);
  const entries = useMemo(() => referenceOf(index.profile), [index]);
  const shown = useMemo(() => searchReference(entries, search, kind), [entries, search, kind]);
  const entry = entries.find((one) => one.key === chosen);
  const detail = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another entry is read from its beginning
  useEffect(() => {
    if (detail.current !== null) detail.current.scrollTop = 0;
  }, [chosen]);

  const onSearchKey = (event: KeyboardEvent): void => {
    const first = shown[0];
    if ((event.key === "Enter" || event.key === "ArrowDown") && first !== undefined) {
      event.preventDefault();
      onChoose(first.key);
    }
  };

  return (
    <Box sx={{ flex: 1, minWidth: 0, minHeight: 0, display: "flex", flexDirection: "column" }}>
      <FilterBar label={t("reference.kinds")} small={small}>
        <TextField
          label={t("reference.search")}
          showLabel={false}
          placeholder={t("reference.search")}
          size="small"
          type="search"
          value={search}
          onChange={(event) => {
            setSearch(event.target.value);
            if (narrow) onChoose(null);
          }}
          onKeyDown={onSearchKey}
          slotProps={{
            input: {
              startAdornment: (
                <InputAdornment position="start">
                  <Icon name="magnifying-glass" size={14} />
                </InputAdornment>
              ),
            },
          }}
          sx={{ width: 240, flexShrink: 0 }}
        />
        {entryKinds.map((one) => {
          const on = kind === one;
          return (
            <Chip
              key={one}
              label={t(`reference.kind.${one}`)}
              variant={on ? "filled" : "outlined"}
              color={on ? "primary" : "default"}
              aria-pressed={on}
              onClick={() => {
                setKind(on ? null : one);
                if (narrow) onChoose(null);
              }}
              sx={{ flexShrink: 0 }}
            />
          );
        })}
        <Box sx={{ flex: 1 }} />
        <Typography
          variant="body2"
          color="text.secondary"
          noWrap
          sx={{ fontVariantNumeric: "tabular-nums", flexShrink: 0 }}
        >
          {t("reference.count", { shown: number(shown.length), total: number(entries.length) })}
        </Typography>
      </FilterBar>
      <Box sx={{ flex: 1, minHeight: 0, display: "flex" }}>
        {!(narrow && entry !== undefined) && (
          <Box
            sx={{
              width: narrow ? "100%" : 340,
              flexShrink: 0,
              minHeight: 0,
              display: "flex",
              flexDirection: "column",
              borderRight: narrow ? 0 : "1px solid",
              borderColor: "divider",
            }}
          >
            {shown.length === 0 ? (
              <EmptyState
                dense
                icon="magnifying-glass"
                title={t("reference.none")}
                text={t("reference.noneHint")}
              />
            ) : (
              <ReferenceList entries={shown} chosen={chosen} onChoose={onChoose} />
            )}
          </Box>
        )}
        {!(narrow && entry === undefined) && (
          <Box
            ref={detail}
            component="section"
            aria-label={t("reference.entry")}
            sx={{ flex: 1, minWidth: 0, minHeight: 0, overflow: "auto", p: "10px 14px 16px" }}
          >
            {narrow && <BackToList onBack={() => onChoose(null)} />}
            {entry === undefined ? (
              <EmptyState
                dense
                icon="book-open"
                title={t("reference.choose")}
                text={t("reference.chooseHint")}
              />
            ) : (
              <EntryView
                key={entry.key}
                entry={entry}
                titleOf={(errorCode) => index.error(errorCode)?.title}
                onGo={onChoose}
              />
            )}
          </Box>
        )}
      </Box>
    </Box>
  );
};
