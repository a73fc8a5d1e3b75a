import {
  Button,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
} from "@exotel-npm-dev/signal-design-system";
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
      <Table size="small" sx={{ tableLayout: "fixed" }}>
        <TableHead>
          <TableRow>
            <TableCell sx={{ pl: 0 }}>{t("review.file")}</TableCell>
            <TableCell align="right" sx={{ width: 96, pr: 0 }}>
              {t("review.size")}
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {shown.map((file) => (
            <TableRow key={file.path}>
              <TableCell sx={{ pl: 0, overflowWrap: "anywhere" }}>{file.path}</TableCell>
              <TableCell align="right" sx={{ pr: 0, fontVariantNumeric: "tabular-nums" }}>
                {size(file.size)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {files.length > few && (
        <Button size="small" sx={{ mt: "8px" }} onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? t("review.fewerFiles") : t("review.allFiles", { count: number(files.length) })}
        </Button>
      )}
    </>
  );
};
