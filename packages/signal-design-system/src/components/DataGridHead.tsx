import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import Chip from "@mui/material/Chip";
import IconButton from "@mui/material/IconButton";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import Popover from "@mui/material/Popover";
import Stack from "@mui/material/Stack";
import Tooltip from "@mui/material/Tooltip";
import { type ReactNode, useState } from "react";
import { Icon } from "./Icon";
import { Typography } from "./system";
import { TextField } from "./TextField";
import {
  type DateRangeValue,
  isRange,
  optionsOf,
  type ToolbarFilterConfig,
  type ToolbarFilterRecords,
  type ToolbarFilterValue,
  withFilter,
  wordsOf,
} from "./toolbarFilters";

/** What stands above a table. */
export interface DataGridTableHeader {
  readonly title?: ReactNode;
  readonly subtitle?: ReactNode;
}

interface FilterProps {
  readonly filter: ToolbarFilterConfig;
  readonly value: ToolbarFilterValue | undefined;
  readonly onChange: (value: ToolbarFilterValue | undefined) => void;
}

function FilterButton({
  filter,
  set,
  open,
  onOpen,
}: {
  readonly filter: ToolbarFilterConfig;
  readonly set: boolean;
  readonly open: boolean;
  readonly onOpen: (anchor: HTMLElement) => void;
}) {
  return (
    <Button
      size="small"
      variant={set ? "tonal" : "outlined"}
      color={set ? "primary" : "inherit"}
      aria-haspopup="true"
      aria-expanded={open}
      onClick={(event) => onOpen(event.currentTarget)}
      {...(filter.iconName === undefined
        ? {}
        : { startIcon: <Icon name={filter.iconName} size={14} /> })}
      endIcon={<Icon name="caret-down" size={12} />}
    >
      {filter.label}
    </Button>
  );
}

function ChoiceFilter({ filter, value, onChange }: FilterProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const several = filter.type === "multi-select";
  const chosen = value === undefined || isRange(value) ? [] : [value].flat();
  const options = optionsOf(filter);
  const choose = (choice: string): void => {
    if (several) {
      onChange(
        chosen.includes(choice) ? chosen.filter((one) => one !== choice) : [...chosen, choice],
      );
      return;
    }
    setAnchor(null);
    onChange(chosen.includes(choice) ? undefined : choice);
  };
  return (
    <>
      <FilterButton
        filter={filter}
        set={chosen.length > 0}
        open={anchor !== null}
        onOpen={setAnchor}
      />
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        slotProps={{ paper: { sx: { mt: "4px", minWidth: 160, maxHeight: 320 } } }}
      >
        {options.length === 0 && <MenuItem disabled>No choices</MenuItem>}
        {options.map((option) => {
          const selected = chosen.includes(option.value);
          return (
            <MenuItem
              key={option.id ?? option.value}
              role={several ? "menuitemcheckbox" : "menuitemradio"}
              aria-checked={selected}
              selected={!several && selected}
              onClick={() => choose(option.value)}
            >
              {several && (
                <Checkbox
                  checked={selected}
                  tabIndex={-1}
                  slotProps={{ input: { "aria-hidden": true } }}
                  sx={{ p: 0, mr: "8px" }}
                />
              )}
              {option.label}
            </MenuItem>
          );
        })}
      </Menu>
    </>
  );
}

/** A local date as `yyyy-mm-dd`, as far off from today as told. */
function dayFromToday(days: number): string {
  const date = new Date();
  date.setDate(date.getDate() + days);
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function DateRangeFilter({ filter, value, onChange }: FilterProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const range: DateRangeValue =
    value !== undefined && isRange(value) ? value : { from: null, to: null };
  const min = filter.allowPastDates === false ? dayFromToday(0) : undefined;
  const max = filter.allowFutureDates === false ? dayFromToday(0) : undefined;
  const presets: ReadonlyArray<{ readonly label: string; readonly from: string }> =
    filter.allowPastDates === false
      ? []
      : [
          { label: "Today", from: dayFromToday(0) },
          { label: "Last 7 days", from: dayFromToday(-6) },
          { label: "Last 30 days", from: dayFromToday(-29) },
        ];
  return (
    <>
      <FilterButton
        filter={{ ...filter, iconName: filter.iconName ?? "calendar-blank" }}
        set={range.from !== null || range.to !== null}
        open={anchor !== null}
        onOpen={setAnchor}
      />
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: "bottom", horizontal: "left" }}
        slotProps={{
          paper: { role: "dialog", "aria-label": filter.label, sx: { mt: "4px", p: "12px" } },
        }}
      >
        <Stack sx={{ gap: "12px" }}>
          <Stack direction="row" sx={{ gap: "8px" }}>
            <TextField
              label="From"
              type="date"
              value={range.from ?? ""}
              slotProps={{ htmlInput: { min, max: range.to ?? max } }}
              onChange={(event) => onChange({ ...range, from: event.target.value || null })}
            />
            <TextField
              label="To"
              type="date"
              value={range.to ?? ""}
              slotProps={{ htmlInput: { min: range.from ?? min, max } }}
              onChange={(event) => onChange({ ...range, to: event.target.value || null })}
            />
          </Stack>
          {presets.length > 0 && (
            <Stack direction="row" sx={{ gap: "6px" }}>
              {presets.map((preset) => (
                <Chip
                  key={preset.label}
                  label={preset.label}
                  variant="outlined"
                  onClick={() => onChange({ from: preset.from, to: dayFromToday(0) })}
                />
              ))}
            </Stack>
          )}
        </Stack>
      </Popover>
    </>
  );
}

/** Title, filters, refresh, and what is filtered. */
export function DataGridHead({
  header,
  filters,
  values,
  onChange,
  appliedShown,
  onRefresh,
  busy,
  actions,
}: {
  readonly header: DataGridTableHeader | undefined;
  readonly filters: readonly ToolbarFilterConfig[];
  readonly values: ToolbarFilterRecords;
  readonly onChange: (values: ToolbarFilterRecords) => void;
  /** How many chips of applied filters; 0 shows none. */
  readonly appliedShown: number;
  readonly onRefresh: (() => void) | undefined;
  readonly busy: boolean;
  readonly actions: ReactNode;
}) {
  const applied = filters.flatMap((filter) => {
    const value = values[filter.id];
    return value === undefined ? [] : [{ filter, value }];
  });
  const chips = applied.slice(0, appliedShown);
  return (
    <Box sx={{ borderBottom: "1px solid", borderColor: "divider", p: "8px 12px" }}>
      <Stack
        direction="row"
        sx={{ gap: "8px", alignItems: "center", flexWrap: "wrap", minHeight: 32 }}
      >
        {header !== undefined && (
          <Box sx={{ flex: "1 1 160px", minWidth: 0 }}>
            <Typography variant="subtitle1" component="h2" noWrap>
              {header.title}
            </Typography>
            {header.subtitle !== undefined && (
              <Typography variant="body2" component="p" color="text.secondary" sx={{ m: 0 }}>
                {header.subtitle}
              </Typography>
            )}
          </Box>
        )}
        <Stack
          direction="row"
          sx={{
            gap: "6px",
            alignItems: "center",
            flexWrap: "wrap",
            ml: header === undefined ? 0 : "auto",
          }}
        >
          {filters.map((filter) => {
            const Filter = filter.type === "date-range" ? DateRangeFilter : ChoiceFilter;
            return (
              <Filter
                key={filter.id}
                filter={filter}
                value={values[filter.id]}
                onChange={(value) => onChange(withFilter(values, filter.id, value))}
              />
            );
          })}
        </Stack>
        {(onRefresh !== undefined || actions !== undefined) && (
          <Stack
            direction="row"
            sx={{ gap: "6px", alignItems: "center", ml: header === undefined ? "auto" : 0 }}
          >
            {onRefresh !== undefined && (
              <Tooltip title="Refresh">
                <span>
                  <IconButton size="small" aria-label="Refresh" disabled={busy} onClick={onRefresh}>
                    <Icon name="arrows-clockwise" size={16} />
                  </IconButton>
                </span>
              </Tooltip>
            )}
            {actions}
          </Stack>
        )}
      </Stack>
      {chips.length > 0 && (
        <Stack
          direction="row"
          sx={{ gap: "6px", flexWrap: "wrap", alignItems: "center", pt: "8px" }}
        >
          {chips.map(({ filter, value }) => (
            <Chip
              key={filter.id}
              color="primary"
              label={`${filter.label}: ${wordsOf(filter, value)}`}
              onDelete={() => onChange(withFilter(values, filter.id, undefined))}
              deleteIcon={<Icon name="x" size={12} title={`Remove the filter ${filter.label}`} />}
            />
          ))}
          {applied.length > chips.length && (
            <Typography variant="body2" component="span" color="text.secondary">
              and {applied.length - chips.length} more
            </Typography>
          )}
          <Button size="small" variant="text" color="inherit" onClick={() => onChange({})}>
            Clear all
          </Button>
        </Stack>
      )}
    </Box>
  );
}
