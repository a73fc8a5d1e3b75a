import type { IconName } from "./Icon";

/** One choice of a filter. */
export interface ToolbarFilterOption {
  readonly value: string;
  readonly label: string;
  readonly id?: string | undefined;
}

/** Two dates, `yyyy-mm-dd`; an open end is `null`. */
export interface DateRangeValue {
  readonly from: string | null;
  readonly to: string | null;
}

/** The value of a filter. */
export type ToolbarFilterValue = string | readonly string[] | DateRangeValue;

/** A filter above a table. */
export interface ToolbarFilterConfig {
  readonly id: string;
  readonly type: "select" | "multi-select" | "date-range";
  readonly label: string;
  /** Choices of a `select`. */
  readonly options?: readonly ToolbarFilterOption[] | undefined;
  /** Choices of a `multi-select`; `options` do as well. */
  readonly multiSelectOptions?: readonly ToolbarFilterOption[] | undefined;
  readonly initialValue?: ToolbarFilterValue | undefined;
  readonly iconName?: IconName | undefined;
  /** For `date-range`; both are allowed unless told. */
  readonly allowPastDates?: boolean | undefined;
  readonly allowFutureDates?: boolean | undefined;
}

/** The values of all filters that are set, by the filter's `id`. */
export type ToolbarFilterRecords = Readonly<Record<string, ToolbarFilterValue>>;

/** Whether a value filters nothing. */
export function isUnset(value: ToolbarFilterValue | undefined): boolean {
  if (value === undefined || value === "") {
    return true;
  }
  if (typeof value === "string") {
    return false;
  }
  return isRange(value) ? value.from === null && value.to === null : value.length === 0;
}

/** Whether a value is a range of dates. */
export function isRange(value: ToolbarFilterValue): value is DateRangeValue {
  return typeof value === "object" && !Array.isArray(value);
}

/** The choices of a filter, wherever they stand. */
export function optionsOf(filter: ToolbarFilterConfig): readonly ToolbarFilterOption[] {
  return filter.multiSelectOptions ?? filter.options ?? [];
}

/** The values that the filters begin with. */
export function initialFilters(filters: readonly ToolbarFilterConfig[]): ToolbarFilterRecords {
  const records: Record<string, ToolbarFilterValue> = {};
  for (const { id, initialValue } of filters) {
    if (initialValue !== undefined && !isUnset(initialValue)) {
      records[id] = initialValue;
    }
  }
  return records;
}

/** The records with one filter set anew, or taken off when the value filters nothing. */
export function withFilter(
  records: ToolbarFilterRecords,
  id: string,
  value: ToolbarFilterValue | undefined,
): ToolbarFilterRecords {
  const { [id]: _replaced, ...others } = records;
  return value === undefined || isUnset(value) ? others : { ...others, [id]: value };
}

/** A value in words: the labels of the choices, or the dates. */
export function wordsOf(filter: ToolbarFilterConfig, value: ToolbarFilterValue): string {
  const labelOf = (choice: string): string =>
    optionsOf(filter).find((option) => option.value === choice)?.label ?? choice;
  if (typeof value === "string") {
    return labelOf(value);
  }
  if (isRange(value)) {
    if (value.from !== null && value.to !== null) {
      return value.from === value.to ? value.from : `${value.from} to ${value.to}`;
    }
    return value.from === null ? `until ${value.to}` : `from ${value.from}`;
  }
  return value.map(labelOf).join(", ");
}
