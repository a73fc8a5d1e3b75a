import { Box, ButtonBase, Icon } from "@exotel-npm-dev/signal-design-system";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useLayout } from "../shell/useLayout";
import { type Sort, sorted, turned } from "./sorting";

/** One column of a {@link RowTable}. */
export interface Column<Row> {
  id: string;
  header: string;
  /** A track of a CSS grid. */
  width: string;
  cell: (row: Row) => ReactNode;
  /** Makes the column's head a button that sorts. */
  sortBy?: (row: Row) => number | string | null;
  /** Figures stand at the end. */
  figures?: boolean;
  /** Left out where there is little room. */
  wideOnly?: boolean;
}

interface RowTableProps<Row> {
  label: string;
  rows: readonly Row[];
  rowId: (row: Row) => string;
  columns: readonly Column<Row>[];
  /** The order at first; without it the rows stand as they come. */
  startSort?: Sort;
  /** A row on a phone: everything that matters in one block. */
  narrow: (row: Row) => ReactNode;
  /** Pixels. */
  narrowHeight: number;
  /** Least width of the table beside other things, in pixels; below, it scrolls sideways. */
  minWidth?: number;
  chosen?: string | null;
  onOpen?: (row: Row) => void;
  /** The last rows are in sight: fetches more. */
  onEnd?: () => void;
  /** Said instead of rows when there are none. */
  empty: ReactNode;
  /** After the last row. */
  foot?: ReactNode;
}

const rowHeight = 40;

/** A table that keeps up with tens of thousands of rows: only those in sight exist. Arrow keys go from row to row. */
export const RowTable = <Row,>({
  label,
  rows,
  rowId,
  columns: allColumns,
  startSort,
  narrow,
  narrowHeight,
  minWidth = 640,
  chosen = null,
  onOpen,
  onEnd,
  empty,
  foot,
}: RowTableProps<Row>) => {
  const layout = useLayout();
  const asBlocks = layout === "narrow";
  const columns =
    layout === "wide" ? allColumns : allColumns.filter(({ wideOnly }) => wideOnly !== true);
  const [sort, setSort] = useState<Sort | null>(startSort ?? null);
  const [focused, setFocused] = useState<number | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const sortBy = allColumns.find(({ id }) => id === sort?.column)?.sortBy;
  const descending = sort?.descending ?? false;
  const inOrder = useMemo(
    () => (sortBy === undefined ? rows : sorted(rows, sortBy, descending)),
    [rows, sortBy, descending],
  );

  const height = asBlocks ? narrowHeight : rowHeight;
  const virtual = useVirtualizer({
    count: inOrder.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
    initialRect: { width: 900, height: 600 },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height are measured anew
  useEffect(() => virtual.measure(), [virtual, height]);

  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (onEnd !== undefined && last >= 0 && last >= inOrder.length - 5) onEnd();
  }, [onEnd, last, inOrder.length]);

  const focusRow = (index: number): void => {
    const target = Math.min(inOrder.length - 1, Math.max(0, index));
    setFocused(target);
    virtual.scrollToIndex(target);
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-row="${target}"]`)?.focus();
    });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const row = event.target instanceof HTMLElement ? event.target.dataset.row : undefined;
    // A button or a field in the row keeps its own keys.
    if (row === undefined) return;
    const here = Number(row);
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 1);
    const steps: Partial<Record<string, number>> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      PageDown: here + page,
      PageUp: here - page,
      Home: 0,
      End: inOrder.length - 1,
    };
    const next = steps[event.key];
    const current = inOrder[here];
    if (next !== undefined) {
      event.preventDefault();
      focusRow(next);
    } else if (event.key === "Enter" && current !== undefined && onOpen !== undefined) {
      event.preventDefault();
      onOpen(current);
    }
  };

  const reachable = items.some(({ index }) => index === focused)
    ? focused
    : (items[0]?.index ?? null);
  const grid = columns.map(({ width }) => width).join(" ");
  return (
    <Box
      sx={{
        flex: 1,
        minHeight: 0,
        minWidth: 0,
        display: "flex",
        flexDirection: "column",
        overflowX: "auto",
        overflowY: "hidden",
      }}
    >
      <Box
        role="table"
        aria-label={label}
        aria-rowcount={inOrder.length + 1}
        sx={{
          flex: 1,
          minHeight: 0,
          minWidth: asBlocks ? 0 : minWidth,
          display: "flex",
          flexDirection: "column",
        }}
      >
        <Box role="rowgroup" sx={asBlocks ? hidden : {}}>
          <Box
            role="row"
            aria-rowindex={1}
            sx={{
              display: "grid",
              gridTemplateColumns: grid,
              columnGap: "12px",
              alignItems: "center",
              height: 32,
              px: "16px",
              color: "text.secondary",
              typography: "body2",
              fontWeight: 500,
              borderBottom: "1px solid",
              borderColor: "divider",
              bgcolor: "neutral.25",
            }}
          >
            {columns.map((column) => (
              <Head
                key={column.id}
                column={column}
                sort={sort?.column === column.id ? sort : null}
                onSort={() => setSort(turned(sort, column.id))}
              />
            ))}
          </Box>
        </Box>
        <Box
          ref={scroller}
          role="rowgroup"
          onKeyDown={onKeyDown}
          sx={{ flex: 1, minHeight: 0, overflowY: "auto", overflowX: "hidden" }}
        >
          {inOrder.length === 0 && (
            <Box role="row">
              <Box role="cell">{empty}</Box>
            </Box>
          )}
          <Box
            role="presentation"
            style={{ height: virtual.getTotalSize() }}
            sx={{ position: "relative" }}
          >
            {items.map((item) => {
              const row = inOrder[item.index];
              if (row === undefined) return null;
              const id = rowId(row);
              return (
                <Box
                  key={id}
                  role="row"
                  data-row={item.index}
                  aria-rowindex={item.index + 2}
                  aria-selected={chosen === null ? undefined : id === chosen}
                  tabIndex={item.index === reachable ? 0 : -1}
                  onFocus={() => setFocused(item.index)}
                  {...(onOpen === undefined ? {} : { onClick: () => onOpen(row) })}
                  style={{ transform: `translateY(${item.start}px)`, height: item.size }}
                  sx={{
                    position: "absolute",
                    top: 0,
                    left: 0,
                    right: 0,
                    px: asBlocks ? "12px" : "16px",
                    borderBottom: "1px solid",
                    borderColor: "divider",
                    outlineOffset: "-2px",
                    cursor: onOpen === undefined ? "default" : "pointer",
                    bgcolor: id === chosen ? "tonal.primary.bg" : "background.paper",
                    "&:hover": { bgcolor: id === chosen ? "tonal.primary.bg" : "neutral.25" },
                    ...(asBlocks
                      ? { display: "grid", alignItems: "center" }
                      : {
                          display: "grid",
                          gridTemplateColumns: grid,
                          columnGap: "12px",
                          alignItems: "center",
                        }),
                  }}
                >
                  {asBlocks ? (
                    <Box role="cell" sx={{ minWidth: 0 }}>
                      {narrow(row)}
                    </Box>
                  ) : (
                    columns.map((column) => (
                      <Box
                        key={column.id}
                        role="cell"
                        sx={{
                          minWidth: 0,
                          overflow: "hidden",
                          textOverflow: "ellipsis",
                          whiteSpace: "nowrap",
                          "& [data-state]": { verticalAlign: "middle" },
                          ...(column.figures === true && {
                            textAlign: "right",
                            fontVariantNumeric: "tabular-nums",
                          }),
                        }}
                      >
                        {column.cell(row)}
                      </Box>
                    ))
                  )}
                </Box>
              );
            })}
          </Box>
          {foot}
        </Box>
      </Box>
    </Box>
  );
};

/** There for the ear only. */
const hidden = {
  position: "absolute",
  width: "1px",
  height: "1px",
  overflow: "hidden",
  clipPath: "inset(50%)",
} as const;

interface HeadProps<Row> {
  column: Column<Row>;
  sort: Sort | null;
  onSort: () => void;
}

const Head = <Row,>({ column, sort, onSort }: HeadProps<Row>) => (
  <Box
    role="columnheader"
    aria-sort={sort === null ? "none" : sort.descending ? "descending" : "ascending"}
    sx={{ minWidth: 0, textAlign: column.figures === true ? "right" : "left" }}
  >
    {column.sortBy === undefined ? (
      column.header
    ) : (
      <ButtonBase
        onClick={onSort}
        sx={{
          font: "inherit",
          color: sort === null ? "inherit" : "text.primary",
          gap: "4px",
          borderRadius: "4px",
          maxWidth: "100%",
          "& span": { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
          "&:hover": { color: "text.primary" },
        }}
      >
        <span>{column.header}</span>
        {sort !== null && (
          <Icon name={sort.descending ? "caret-down" : "caret-up"} size={10} weight="bold" />
        )}
      </ButtonBase>
    )}
  </Box>
);
