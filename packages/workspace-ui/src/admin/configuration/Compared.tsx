import { Box } from "@exotel-npm-dev/signal-design-system";
import * as format from "../../texts/format";
import { t } from "../../texts/texts";
import { differences } from "./same";

interface ComparedProps {
  theirs: unknown;
  mine: unknown;
}

const said = (value: unknown): string => {
  if (value === undefined || value === null || value === "") return "–";
  if (typeof value === "boolean") return t(value ? "setup1.yes" : "setup1.no");
  if (typeof value === "number") return format.number(value);
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) {
    return value.join(", ");
  }
  return t("setup1.there");
};

/** Field by field what is stored and what was changed here. */
export const Compared = ({ theirs, mine }: ComparedProps) => (
  <Box
    component="table"
    sx={{
      width: "100%",
      tableLayout: "fixed",
      borderCollapse: "collapse",
      typography: "body2",
      "& th, & td": {
        textAlign: "left",
        verticalAlign: "top",
        p: "4px 12px 4px 0",
        fontWeight: 400,
        overflowWrap: "anywhere",
      },
      "& thead th": { fontWeight: 500 },
      "& tbody th, & thead th": { color: "inherit", opacity: 0.85 },
    }}
  >
    <thead>
      <tr>
        <th scope="col">{t("setup1.field")}</th>
        <th scope="col">{t("setup1.theirs")}</th>
        <th scope="col">{t("setup1.mine")}</th>
      </tr>
    </thead>
    <tbody>
      {differences(theirs, mine).map((difference) => {
        const path = difference.path.map(format.words).join(" › ");
        return (
          <tr key={path}>
            <th scope="row">{path === "" ? t("setup1.whole") : path}</th>
            <td>{said(difference.theirs)}</td>
            <td>{said(difference.mine)}</td>
          </tr>
        );
      })}
    </tbody>
  </Box>
);
