import Box from "@mui/material/Box";
import type { SxProps, Theme } from "@mui/material/styles";
import type { Key, ReactNode } from "react";
import { monospaceFamily } from "../theme/theme";
import { CopyButton } from "./CopyButton";

/** One line of a {@link KeyValueList}. */
export interface KeyValueItem {
  readonly label: string;
  /** Nothing (`null`, `undefined`, empty) shows a dash. */
  readonly value: ReactNode;
  /** Text that a button beside the value copies. */
  readonly copy?: string | undefined;
  /** Identifiers and figures, in a monospaced face. */
  readonly mono?: boolean | undefined;
  /** Tells two lines with the same label apart. */
  readonly key?: Key | undefined;
}

/** Props of {@link KeyValueList}. */
export interface KeyValueListProps {
  readonly items: readonly KeyValueItem[];
  /** Labels beside the values (unless told) or above them, in as many columns as fit. */
  readonly layout?: "rows" | "columns" | undefined;
  /** Width of the labels beside the values, in pixels. */
  readonly labelWidth?: number | undefined;
  readonly sx?: SxProps<Theme> | undefined;
}

const isNothing = (value: ReactNode): boolean =>
  value === null || value === undefined || value === "" || value === false;

/** Facts: a label and a value each, as a description list. */
export function KeyValueList({ items, layout = "rows", labelWidth = 128, sx }: KeyValueListProps) {
  const rows = layout === "rows";
  return (
    <Box
      component="dl"
      sx={[
        { m: 0, display: "grid", gap: rows ? "4px" : "12px 16px" },
        !rows && { gridTemplateColumns: "repeat(auto-fill, minmax(min(144px, 100%), 1fr))" },
        ...(Array.isArray(sx) ? sx : [sx ?? false]),
      ]}
    >
      {items.map((item) => (
        <Box
          key={item.key ?? item.label}
          sx={{
            minWidth: 0,
            display: rows ? "grid" : "block",
            gridTemplateColumns: `minmax(64px, min(${labelWidth}px, 34%)) minmax(0, 1fr)`,
            columnGap: "12px",
            alignItems: "baseline",
            "&:hover .signal-copy, &:focus-within .signal-copy": { opacity: 1 },
          }}
        >
          <Box
            component="dt"
            sx={{ color: "text.secondary", fontSize: "0.75rem", lineHeight: "1.25rem" }}
          >
            {item.label}
          </Box>
          <Box
            component="dd"
            sx={{
              m: 0,
              minWidth: 0,
              display: "flex",
              alignItems: "center",
              gap: "4px",
              minHeight: "1.25rem",
              overflowWrap: "anywhere",
              ...(item.mono === true && { fontFamily: monospaceFamily, fontSize: "0.75rem" }),
            }}
          >
            {isNothing(item.value) ? (
              <Box component="span" sx={{ color: "text.disabled" }}>
                –
              </Box>
            ) : (
              item.value
            )}
            {item.copy !== undefined && <CopyButton text={item.copy} label={item.label} quiet />}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
