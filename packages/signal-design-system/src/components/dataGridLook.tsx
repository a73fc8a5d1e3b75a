import type { SxProps, Theme } from "@mui/material/styles";
import type { GridSlotsComponent } from "@mui/x-data-grid";
import { focusRing } from "../theme/controls";
import { neutral } from "../theme/tokens";
import { Icon } from "./Icon";

interface SlotIconProps {
  readonly className?: string | undefined;
}

const classOf = ({ className }: SlotIconProps) => (className === undefined ? {} : { className });

const Ascending = (props: SlotIconProps) => <Icon name="arrow-up" size={14} {...classOf(props)} />;
const Descending = (props: SlotIconProps) => (
  <Icon name="arrow-down" size={14} {...classOf(props)} />
);
const More = (props: SlotIconProps) => (
  <Icon name="dots-three-vertical" size={16} {...classOf(props)} />
);

/** The grid's own icons in our hand. */
export const gridIcons: Partial<GridSlotsComponent> = {
  columnSortedAscendingIcon: Ascending,
  columnSortedDescendingIcon: Descending,
  columnUnsortedIcon: Ascending,
  moreActionsIcon: More,
  columnMenuIcon: More,
};

/** Hairlines, no cell outlines under the pointer, figures of equal width. */
export const gridStyles: SxProps<Theme> = {
  border: 0,
  borderRadius: 0,
  flex: "1 1 auto",
  minHeight: 0,
  fontSize: "0.8125rem",
  fontVariantNumeric: "tabular-nums",
  "--DataGrid-rowBorderColor": neutral[200],
  "--DataGrid-t-header-background-base": neutral[0],
  "& .MuiDataGrid-columnHeaderTitle": { fontSize: "0.75rem", fontWeight: 500, color: neutral[600] },
  "& .MuiDataGrid-cell, & .MuiDataGrid-columnHeader": { px: "12px" },
  "& .MuiDataGrid-cellCheckbox, & .MuiDataGrid-columnHeaderCheckbox": { px: 0 },
  "& .MuiDataGrid-cell:focus, & .MuiDataGrid-columnHeader:focus, & .MuiDataGrid-cell:focus-within, & .MuiDataGrid-columnHeader:focus-within":
    { outline: "none" },
  "& .MuiDataGrid-cell:focus-visible, & .MuiDataGrid-columnHeader:focus-visible": {
    ...focusRing,
    outlineOffset: -2,
  },
  "& .MuiDataGrid-row:hover": { bgcolor: neutral[50] },
  "& .MuiDataGrid-footerContainer": { minHeight: 40, borderColor: neutral[200] },
  "& .MuiTablePagination-toolbar": { minHeight: 40 },
  "& .MuiTablePagination-root, & .MuiTablePagination-selectLabel, & .MuiTablePagination-displayedRows":
    { fontSize: "0.75rem", lineHeight: "1rem", m: 0 },
};
