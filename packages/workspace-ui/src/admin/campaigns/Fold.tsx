import { Box, ButtonBase, Icon, Paper, Typography } from "@exotel-npm-dev/signal-design-system";
import { type ReactNode, useEffect, useId, useState } from "react";
import { t } from "../../texts/texts";

interface FoldProps {
  title: string;
  /** What is set, in a line, so that nobody must open it to know. */
  summary: string;
  startOpen?: boolean;
  /** Something in it must be mended. */
  faulty: boolean;
  children: ReactNode;
}

/** A part of a long page: says in a line what is set, and opens to change it. */
export const Fold = ({ title, summary, startOpen = false, faulty, children }: FoldProps) => {
  const id = useId();
  const [open, setOpen] = useState(startOpen);
  useEffect(() => {
    if (faulty) setOpen(true);
  }, [faulty]);
  return (
    <Paper component="section" variant="outlined" sx={{ overflow: "hidden" }}>
      <ButtonBase
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        sx={{
          width: "100%",
          minHeight: 52,
          gap: "12px",
          px: "16px",
          py: "8px",
          justifyContent: "flex-start",
          textAlign: "left",
          outlineOffset: "-2px",
          "&:hover": { bgcolor: "neutral.25" },
        }}
      >
        <Icon name={open ? "caret-down" : "caret-right"} size={12} color="text.secondary" />
        <Box
          sx={{
            flex: 1,
            minWidth: 0,
            display: "grid",
            gap: "0 16px",
            gridTemplateColumns: { xs: "minmax(0, 1fr)", sm: "200px minmax(0, 1fr)" },
            alignItems: "baseline",
          }}
        >
          <Typography component="h2" variant="subtitle1">
            {title}
          </Typography>
          <Typography color="text.secondary" noWrap>
            {summary}
          </Typography>
        </Box>
        {faulty && (
          <Icon
            name="warning-circle"
            size={16}
            weight="fill"
            color="state.failure.main"
            title={t("setup1.mend")}
          />
        )}
      </ButtonBase>
      <Box id={id} hidden={!open} sx={{ p: { xs: "8px 16px 16px", sm: "8px 16px 20px 40px" } }}>
        {open && children}
      </Box>
    </Paper>
  );
};
