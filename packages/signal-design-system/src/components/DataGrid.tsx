import Box from "@mui/material/Box";
import type { SxProps, Theme } from "@mui/material/styles";
import {
  type GridColDef,
  type GridRenderCellParams,
  type GridValidRowModel,
  DataGrid as MuiDataGrid,
  type DataGridProps as MuiDataGridProps,
} from "@mui/x-data-grid";
import { createContext, type ReactNode, useContext, useState } from "react";
import { DataGridHead, type DataGridTableHeader } from "./DataGridHead";
import { gridIcons, gridStyles } from "./dataGridLook";
import { EmptyState } from "./EmptyState";
import {
  initialFilters,
  type ToolbarFilterConfig,
  type ToolbarFilterRecords,
} from "./toolbarFilters";

export type { GridColDef, GridRenderCellParams, GridRowParams } from "@mui/x-data-grid";
export { GridActionsCell, GridActionsCellItem } from "@mui/x-data-grid";

/** How a row looks in the list view. */
export interface ListViewColumn<Row extends GridValidRowModel> {
  readonly field: string;
  readonly renderCell: (params: GridRenderCellParams<Row>) => ReactNode;
}

type InitialState = NonNullable<MuiDataGridProps["initialState"]> & {
  /** Accepted for compatibility: pinning needs the commercial edition and is left out. */
  readonly pinnedColumns?: unknown;
};

/** Props of {@link DataGrid}: those of MUI X Data Grid (free edition), and what stands around the table. */
export interface DataGridProps<Row extends GridValidRowModel = GridValidRowModel>
  extends Omit<MuiDataGridProps<Row>, "initialState" | "columns" | "sx"> {
  readonly columns: readonly GridColDef<Row>[];
  readonly initialState?: InitialState | undefined;
  /** Title and subtitle above the table. */
  readonly tableHeader?: DataGridTableHeader | undefined;
  /** Filters above the table. What they select is the owner's business: see `onToolbarFiltersChange`. */
  readonly customToolbarFilters?: readonly ToolbarFilterConfig[] | undefined;
  /** Gets the values of all filters that are set, by their `id`. */
  readonly onToolbarFiltersChange?: ((filters: ToolbarFilterRecords) => void) | undefined;
  /** Shows what is filtered as chips that can be taken off. */
  readonly showAppliedFilters?: boolean | undefined;
  /** How many chips at most; the rest is counted. */
  readonly maxVisibleAppliedFilters?: number | undefined;
  /** Shows a button that loads the rows again. */
  readonly onRefresh?: (() => void) | undefined;
  /** Buttons at the end of the head. */
  readonly toolbarActions?: ReactNode;
  /** One cell a row, drawn by `listViewColumn`, for narrow places. */
  readonly listView?: boolean | undefined;
  readonly listViewColumn?: ListViewColumn<Row> | undefined;
  /** Shown when there are no rows. */
  readonly emptyState?: ReactNode;
  readonly sx?: SxProps<Theme> | undefined;
}

/** Carries the owner's empty state into the grid's slot, which is one component for good. */
const EmptyContext = /* @__PURE__ */ createContext<ReactNode>(undefined);

function NoRows() {
  return (
    useContext(EmptyContext) ?? (
      <EmptyState dense icon="list-bullets" title="Nothing to show" sx={{ height: "100%" }} />
    )
  );
}

/** A table that sorts, pages and resizes its columns, with a head, filters and a way to refresh. */
export function DataGrid<Row extends GridValidRowModel = GridValidRowModel>({
  tableHeader,
  customToolbarFilters = [],
  onToolbarFiltersChange,
  showAppliedFilters = false,
  maxVisibleAppliedFilters = 6,
  onRefresh,
  toolbarActions,
  listView = false,
  listViewColumn,
  emptyState,
  initialState,
  columns,
  slots,
  density = "standard",
  showToolbar = false,
  sx,
  ...rest
}: DataGridProps<Row>) {
  const [filters, setFilters] = useState<ToolbarFilterRecords>(() =>
    initialFilters(customToolbarFilters),
  );
  const changeFilters = (next: ToolbarFilterRecords): void => {
    setFilters(next);
    onToolbarFiltersChange?.(next);
  };
  const { pinnedColumns: _notInFreeEdition, ...freeInitialState } = initialState ?? {};
  const asList = listView && listViewColumn !== undefined;
  const listColumns: GridColDef<Row>[] = asList
    ? [
        {
          field: listViewColumn.field,
          flex: 1,
          sortable: false,
          renderCell: listViewColumn.renderCell,
        },
      ]
    : [...columns];
  const hasHead =
    tableHeader !== undefined ||
    customToolbarFilters.length > 0 ||
    onRefresh !== undefined ||
    toolbarActions !== undefined;

  return (
    <Box
      sx={[
        {
          display: "flex",
          flexDirection: "column",
          minWidth: 0,
          border: "1px solid",
          borderColor: "divider",
          borderRadius: "8px",
          bgcolor: "background.paper",
          overflow: "hidden",
        },
        ...(Array.isArray(sx) ? sx : [sx ?? false]),
      ]}
    >
      {hasHead && (
        <DataGridHead
          header={tableHeader}
          filters={customToolbarFilters}
          values={filters}
          onChange={changeFilters}
          appliedShown={showAppliedFilters ? maxVisibleAppliedFilters : 0}
          onRefresh={onRefresh}
          busy={rest.loading ?? false}
          actions={toolbarActions}
        />
      )}
      <EmptyContext.Provider value={emptyState}>
        <MuiDataGrid<Row>
          {...(tableHeader !== undefined && typeof tableHeader.title === "string"
            ? { "aria-label": tableHeader.title }
            : {})}
          columnHeaderHeight={asList ? 0 : 36}
          rowHeight={40}
          disableColumnMenu
          hideFooterSelectedRowCount
          {...rest}
          {...(asList ? { getRowHeight: () => "auto" as const } : {})}
          columns={listColumns}
          initialState={freeInitialState}
          density={density}
          showToolbar={showToolbar}
          slots={{
            ...gridIcons,
            noRowsOverlay: NoRows,
            ...slots,
          }}
          sx={gridStyles}
        />
      </EmptyContext.Provider>
    </Box>
  );
}
