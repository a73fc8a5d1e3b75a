import type { Components, Theme } from "@mui/material/styles";
import { focusRing } from "./controls";
import { accent, floatShadow, measure, neutral, text, tonal } from "./tokens";

/** What menus, lists of options and pop-overs have in common. */
export const floating = {
  borderRadius: 8,
  boxShadow: floatShadow,
  backgroundImage: "none",
} as const;

/** How panels, menus, dialogs, lists, tabs and tables look. */
export const surfaces: Components<Theme> = {
  MuiTypography: {
    // A subtitle is emphasis, not a heading: pages say which of their texts are headings.
    defaultProps: { variantMapping: { subtitle1: "p", subtitle2: "p" } },
  },
  MuiPaper: {
    defaultProps: { elevation: 0 },
    styleOverrides: {
      root: { backgroundImage: "none" },
      rounded: { borderRadius: 8 },
      outlined: { borderColor: neutral[200] },
    },
  },
  MuiCard: { defaultProps: { variant: "outlined" } },
  MuiCardContent: {
    styleOverrides: { root: { padding: 16, "&:last-child": { paddingBottom: 16 } } },
  },
  MuiAppBar: {
    defaultProps: { elevation: 0, color: "inherit" },
    styleOverrides: { root: { borderBottom: `1px solid ${neutral[200]}` } },
  },
  MuiMenu: {
    styleOverrides: {
      paper: floating,
      list: { padding: 4, "& > .MuiDivider-root": { margin: "4px 0 !important" } },
    },
  },
  MuiPopover: { styleOverrides: { paper: floating } },
  MuiMenuItem: {
    styleOverrides: {
      root: {
        minHeight: `${measure.control}px !important`,
        padding: "4px 8px",
        borderRadius: 4,
        fontSize: "0.8125rem",
        lineHeight: "1.25rem",
        "&:hover": { backgroundColor: neutral[100] },
        "&.Mui-focusVisible": { backgroundColor: neutral[100], outlineOffset: -2 },
        "&.Mui-selected, &.Mui-selected:hover, &.Mui-selected.Mui-focusVisible": {
          backgroundColor: accent[50],
          color: accent[700],
        },
        "& .MuiListItemIcon-root": { minWidth: 24 },
      },
    },
  },
  MuiList: { styleOverrides: { padding: { paddingTop: 4, paddingBottom: 4 } } },
  MuiListItemButton: {
    styleOverrides: {
      root: {
        minHeight: measure.control,
        padding: "4px 8px",
        borderRadius: measure.radius,
        "&:hover": { backgroundColor: neutral[100] },
        "&.Mui-focusVisible": { backgroundColor: neutral[100], outlineOffset: -2 },
        "&.Mui-selected, &.Mui-selected:hover": {
          backgroundColor: accent[50],
          color: accent[700],
        },
      },
    },
  },
  MuiListItemIcon: { styleOverrides: { root: { minWidth: 26, color: "inherit" } } },
  MuiListItemText: {
    styleOverrides: {
      root: { marginTop: 0, marginBottom: 0 },
      primary: { fontSize: "0.8125rem", lineHeight: "1.25rem" },
      secondary: { fontSize: "0.75rem", lineHeight: "1rem" },
    },
  },
  MuiListSubheader: {
    styleOverrides: {
      root: {
        fontSize: "0.75rem",
        lineHeight: "1.75rem",
        fontWeight: 500,
        color: text.secondary,
        padding: "0 8px",
      },
    },
  },
  MuiDialog: {
    styleOverrides: {
      paper: { borderRadius: 10, boxShadow: floatShadow, margin: 16, width: "calc(100% - 32px)" },
    },
  },
  MuiBackdrop: {
    styleOverrides: {
      root: {
        "&:not(.MuiBackdrop-invisible)": { backgroundColor: "rgb(26 31 40 / 0.32)" },
      },
    },
  },
  MuiDrawer: { styleOverrides: { paper: { boxShadow: floatShadow } } },
  MuiTooltip: {
    defaultProps: { enterDelay: 400, enterNextDelay: 100 },
    styleOverrides: {
      tooltip: {
        backgroundColor: neutral[800],
        color: neutral[0],
        fontSize: "0.75rem",
        lineHeight: "1rem",
        fontWeight: 400,
        padding: "4px 8px",
        borderRadius: 4,
      },
      arrow: { color: neutral[800] },
    },
  },
  MuiTabs: {
    styleOverrides: {
      root: { minHeight: 36 },
      indicator: { height: 2, borderRadius: 1, backgroundColor: accent[500] },
    },
  },
  MuiTab: {
    styleOverrides: {
      root: {
        minHeight: 36,
        minWidth: 0,
        padding: "8px 12px",
        textTransform: "none",
        fontWeight: 500,
        color: text.secondary,
        "&:hover": { color: text.primary },
        "&.Mui-selected": { color: text.primary },
        "&.Mui-focusVisible": { ...focusRing, outlineOffset: -2, borderRadius: measure.radius },
      },
      icon: { marginBottom: "0 !important", marginRight: 6 },
    },
  },
  MuiAccordion: {
    defaultProps: { disableGutters: true, elevation: 0 },
    styleOverrides: {
      root: {
        border: `1px solid ${neutral[200]}`,
        "&:not(:last-child)": { borderBottom: 0 },
        "&::before": { display: "none" },
      },
    },
  },
  MuiAccordionSummary: {
    styleOverrides: {
      root: { minHeight: 40, padding: "0 12px" },
      content: { margin: "8px 0" },
    },
  },
  MuiAccordionDetails: { styleOverrides: { root: { padding: "4px 12px 12px" } } },
  MuiTableCell: {
    styleOverrides: {
      root: {
        padding: "8px 12px",
        borderColor: neutral[200],
        fontSize: "0.8125rem",
        lineHeight: "1.25rem",
      },
      head: { fontSize: "0.75rem", lineHeight: "1rem", fontWeight: 500, color: text.secondary },
      sizeSmall: { padding: "4px 12px" },
    },
  },
  MuiAlert: {
    styleOverrides: {
      root: {
        padding: "8px 12px",
        borderRadius: 8,
        alignItems: "flex-start",
        variants: (["success", "warning", "error", "info"] as const).map((color) => ({
          props: ({ ownerState }) =>
            ownerState.variant === "standard" &&
            (ownerState.color ?? ownerState.severity) === color,
          style: {
            backgroundColor: tonal[color].bg,
            color: tonal[color].text,
            "& .MuiAlert-icon": { color: tonal[color].text },
          },
        })),
      },
      icon: { padding: "1px 0", marginRight: 8, fontSize: 18, opacity: 1 },
      message: { padding: 0, fontSize: "0.8125rem", lineHeight: "1.25rem", minWidth: 0, flex: 1 },
      action: { padding: 0, marginRight: -4, alignItems: "center" },
    },
  },
  MuiAlertTitle: {
    styleOverrides: {
      root: { margin: 0, fontSize: "0.8125rem", lineHeight: "1.25rem", fontWeight: 600 },
    },
  },
  MuiSnackbarContent: {
    styleOverrides: { root: { borderRadius: 8, fontSize: "0.8125rem", boxShadow: floatShadow } },
  },
  MuiAvatar: {
    styleOverrides: { root: { width: 32, height: 32, fontSize: "0.75rem", fontWeight: 600 } },
  },
  MuiCircularProgress: { defaultProps: { "aria-label": "Loading" } },
  MuiLinearProgress: {
    defaultProps: { "aria-label": "Progress" },
    styleOverrides: { root: { height: 4, borderRadius: 2, backgroundColor: neutral[200] } },
  },
  MuiSkeleton: {
    defaultProps: { animation: "pulse" },
    styleOverrides: {
      root: { backgroundColor: neutral[100] },
      text: { transform: "none", borderRadius: 4 },
    },
  },
  MuiLink: {
    defaultProps: { underline: "hover" },
    styleOverrides: { root: { fontWeight: 500, borderRadius: 2, "&:focus-visible": focusRing } },
  },
  MuiDivider: { styleOverrides: { root: { borderColor: neutral[200] } } },
};
