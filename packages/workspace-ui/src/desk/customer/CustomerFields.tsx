import { Box, TextField } from "@exotel-npm-dev/signal-design-system";
import * as format from "../../texts/format";
import { t } from "../../texts/texts";
import { isMasked } from "./phones";
import { type Columns, fixedColumns, ownField } from "./recordColumns";

const types: Readonly<Record<string, string>> = { phone: "tel", email: "email" };

/** A column's name in words. */
export const columnWord = (column: string): string => {
  const own = ownField(column);
  if (own !== null) return format.words(own);
  const fixed = fixedColumns.find((one) => one === column);
  return fixed === undefined ? format.words(column) : t(`customer.${fixed}`);
};

interface CustomerFieldsProps {
  columns: Columns;
  onChange: (columns: Columns) => void;
  /** The column that is refused, and why. */
  problem: { column: string; text: string } | null;
}

/** The fields of a customer's record. */
export const CustomerFields = ({ columns, onChange, problem }: CustomerFieldsProps) => (
  <Box
    sx={{
      display: "grid",
      gap: "12px",
      gridTemplateColumns: "repeat(auto-fill, minmax(min(200px, 100%), 1fr))",
      alignItems: "start",
    }}
  >
    {Object.keys(columns).map((column, index) => {
      const masked = column === "phone" && isMasked(columns.phone ?? "");
      return (
        <TextField
          key={column}
          label={columnWord(column)}
          type={types[column] ?? "text"}
          required={column === "name" || column === "phone"}
          autoFocus={index === 0}
          fullWidth
          disabled={masked}
          value={columns[column] ?? ""}
          onChange={(event) => onChange({ ...columns, [column]: event.target.value })}
          error={problem?.column === column}
          helperText={
            problem?.column === column ? problem.text : masked ? t("customer.masked") : undefined
          }
          slotProps={{ htmlInput: { autoComplete: "off" } }}
        />
      );
    })}
  </Box>
);
