import { Box, Icon, Typography } from "@exotel-npm-dev/signal-design-system";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { t } from "../texts/texts";
import { useLayout } from "./useLayout";

/** The administrator's pages: navigation Admin → App Manager beside them, or above them where room is short. */
export const AdminFrame = ({ children }: { children: ReactNode }) => {
  const narrow = useLayout() === "narrow";
  return (
    <Box
      sx={{
        flex: 1,
        minWidth: 0,
        minHeight: 0,
        display: "flex",
        flexDirection: narrow ? "column" : "row",
      }}
    >
      <Box
        component="nav"
        aria-label={t("nav.admin")}
        data-region="navigation"
        tabIndex={-1}
        sx={{
          flexShrink: 0,
          bgcolor: "background.paper",
          outline: "none",
          ...(narrow
            ? {
                display: "flex",
                alignItems: "center",
                gap: "4px",
                px: "12px",
                height: 40,
                borderBottom: "1px solid",
                borderColor: "divider",
              }
            : { width: 200, p: "12px 8px", borderRight: "1px solid", borderColor: "divider" }),
        }}
      >
        <Typography
          component="h2"
          variant="subtitle2"
          color="text.secondary"
          sx={narrow ? {} : { px: "8px", pb: "6px" }}
        >
          {t("nav.admin")}
        </Typography>
        {narrow && <Icon name="caret-right" size={12} color="text.secondary" />}
        <Box
          component={Link}
          href="/admin"
          aria-current="page"
          sx={{
            display: "flex",
            alignItems: "center",
            gap: "8px",
            height: 32,
            px: "8px",
            borderRadius: "6px",
            color: "tonal.primary.text",
            bgcolor: narrow ? "transparent" : "tonal.primary.bg",
            fontWeight: 500,
            textDecoration: "none",
            "&:hover": { bgcolor: "tonal.primary.hoverBg" },
          }}
        >
          {!narrow && <Icon name="puzzle-piece" size={16} weight="fill" />}
          {t("nav.appManager")}
        </Box>
      </Box>
      <Box
        component="main"
        data-region="main"
        tabIndex={-1}
        sx={{ flex: 1, minWidth: 0, minHeight: 0, overflow: "auto", outline: "none" }}
      >
        {children}
      </Box>
    </Box>
  );
};
