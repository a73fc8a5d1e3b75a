import { Box, Button } from "@exotel-npm-dev/signal-design-system";
import { useState } from "react";
import { number, size } from "../../texts/format";
import { t } from "../../texts/texts";
import type { ReleaseFile } from "../apps";

/** So many files show without asking. */
const few = 12;

/** A package's files with their sizes. */
export const FileTable = ({ files }: { files: readonly ReleaseFile[] }) => {
  const [all, setAll] = useState(false);
  const shown = all || files.length <= few ? files : files.slice(0, few);
  return (
    <>
      <Box
        component="table"
        sx={{
          width: "100%",
          tableLayout: "fixed",
          borderCollapse: "collapse",
          "& th, & td": {
            p: "5px 0",
            textAlign: "left",
            borderBottom: "1px solid",
            borderColor: "divider",
            overflowWrap: "anywhere",
          },
          "& th": { typography: "body2", color: "text.secondary" },
          "& th:last-of-type, & td:last-of-type": {
            width: 96,
            textAlign: "right",
            fontVariantNumeric: "tabular-nums",
          },
        }}
      >
        <thead>
          <tr>
            <th scope="col">{t("review.file")}</th>
            <th scope="col">{t("review.size")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((file) => (
            <tr key={file.path}>
              <td>{file.path}</td>
              <td>{size(file.size)}</td>
            </tr>
          ))}
        </tbody>
      </Box>
      {files.length > few && (
        <Button size="small" sx={{ mt: "8px" }} onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? t("review.fewerFiles") : t("review.allFiles", { count: number(files.length) })}
        </Button>
      )}
    </>
  );
};
