import type { Components, Theme } from "@mui/material/styles";
import { accent, measure, neutral, state, type TonalColor, text, tonal } from "./tokens";

/** The ring that shows where the keyboard is. */
export const focusRing = {
  outline: `2px solid ${accent[500]}`,
  outlineOffset: 2,
} as const;

const tonalButtonColors: readonly TonalColor[] = [
  "primary",
  "secondary",
  "success",
  "warning",
  "error",
  "info",
];

const tonalButtons = tonalButtonColors.map((color) => ({
  props: { variant: "tonal" as const, color: color as "primary" },
  style: {
    backgroundColor: tonal[color].bg,
    color: tonal[color].text,
    "&:hover": { backgroundColor: tonal[color].hoverBg },
    "&.Mui-disabled": { backgroundColor: tonal[color].disabledBg, color: text.disabled },
  },
}));

/** How buttons, chips and switches look. */
export const controls: Components<Theme> = {
  MuiButtonBase: {
    defaultProps: { disableRipple: true, disableTouchRipple: true },
    styleOverrides: { root: { fontFamily: "inherit", "&.Mui-focusVisible": focusRing } },
  },
  MuiButton: {
    defaultProps: { disableElevation: true },
    styleOverrides: {
      root: {
        minWidth: 0,
        height: measure.control,
        padding: "0 12px",
        borderRadius: measure.radius,
        whiteSpace: "nowrap",
        "&.MuiButton-outlined.Mui-disabled": { borderColor: neutral[200] },
        variants: [
          {
            props: { variant: "outlined", color: "inherit" },
            style: {
              borderColor: neutral[300],
              backgroundColor: neutral[0],
              "&:hover": { borderColor: neutral[400], backgroundColor: neutral[50] },
            },
          },
          {
            props: { variant: "outlined", color: "primary" },
            style: {
              borderColor: neutral[300],
              backgroundColor: neutral[0],
              "&:hover": { borderColor: accent[300], backgroundColor: accent[50] },
            },
          },
          {
            props: { variant: "outlined", color: "error" },
            style: {
              borderColor: state.failure.border,
              backgroundColor: neutral[0],
              "&:hover": { borderColor: state.failure.main, backgroundColor: state.failure.bg },
            },
          },
          {
            props: { variant: "text", color: "inherit" },
            style: {
              color: neutral[700],
              "&:hover": { backgroundColor: neutral[100], color: text.primary },
            },
          },
          ...tonalButtons,
        ],
      },
      sizeSmall: { height: measure.controlCompact, padding: "0 10px", fontSize: "0.75rem" },
      sizeLarge: { height: measure.controlLarge, padding: "0 16px", fontSize: "0.875rem" },
      startIcon: { marginLeft: -2, marginRight: 6, "& > *:nth-of-type(1)": { fontSize: 16 } },
      endIcon: { marginLeft: 6, marginRight: -2, "& > *:nth-of-type(1)": { fontSize: 16 } },
    },
  },
  MuiIconButton: {
    styleOverrides: {
      root: {
        width: measure.control,
        height: measure.control,
        padding: 0,
        borderRadius: measure.radius,
        color: neutral[700],
        fontSize: 18,
        "&:hover": { backgroundColor: neutral[100], color: text.primary },
        variants: [
          {
            props: { color: "primary" },
            style: { color: accent[600], "&:hover": { backgroundColor: accent[50] } },
          },
          {
            props: { color: "error" },
            style: {
              color: state.failure.main,
              "&:hover": { backgroundColor: state.failure.bg, color: state.failure.text },
            },
          },
        ],
      },
      sizeSmall: {
        width: measure.controlCompact,
        height: measure.controlCompact,
        padding: 0,
        fontSize: 16,
      },
      sizeLarge: {
        width: measure.controlLarge,
        height: measure.controlLarge,
        padding: 0,
        fontSize: 20,
      },
    },
  },
  MuiChip: {
    defaultProps: { size: "small" },
    styleOverrides: {
      root: {
        borderRadius: 999,
        fontSize: "0.75rem",
        fontWeight: 500,
        height: 28,
        variants: (["primary", "secondary", "success", "warning", "error", "info"] as const).map(
          (color) => ({
            props: { variant: "filled" as const, color },
            style: {
              backgroundColor: tonal[color].bg,
              color: tonal[color].text,
              "&.MuiChip-clickable:hover": { backgroundColor: tonal[color].hoverBg },
            },
          }),
        ),
      },
      sizeSmall: { height: 22 },
      colorDefault: {
        backgroundColor: tonal.neutral.bg,
        color: tonal.neutral.text,
        "&.MuiChip-clickable:hover": { backgroundColor: tonal.neutral.hoverBg },
      },
      outlined: { borderColor: neutral[300], backgroundColor: neutral[0] },
      label: { paddingLeft: 8, paddingRight: 8 },
      icon: { marginLeft: 6, marginRight: -4, color: "inherit", fontSize: 14 },
      deleteIcon: {
        color: "inherit",
        fontSize: 14,
        opacity: 0.7,
        "&:hover": { color: "inherit", opacity: 1 },
      },
    },
  },
  MuiBadge: {
    styleOverrides: {
      badge: { height: 16, minWidth: 16, padding: "0 4px", fontSize: "0.6875rem", fontWeight: 600 },
      dot: { height: 8, minWidth: 8, padding: 0 },
    },
  },
  MuiToggleButton: {
    styleOverrides: {
      root: {
        height: measure.control,
        padding: "0 12px",
        textTransform: "none",
        color: neutral[700],
        borderColor: neutral[300],
        gap: 6,
        "&.Mui-selected, &.Mui-selected:hover": {
          backgroundColor: accent[50],
          color: accent[700],
        },
      },
      sizeSmall: { height: measure.controlCompact, padding: "0 10px", fontSize: "0.75rem" },
    },
  },
  MuiCheckbox: {
    defaultProps: { size: "small" },
    styleOverrides: { root: { padding: 6, color: neutral[500] } },
  },
  MuiRadio: {
    defaultProps: { size: "small" },
    styleOverrides: { root: { padding: 6, color: neutral[500] } },
  },
  MuiSwitch: {
    styleOverrides: {
      root: { width: 34, height: 20, padding: 0, margin: "6px 8px 6px 6px", overflow: "visible" },
      switchBase: {
        padding: 2,
        "&.Mui-checked": {
          transform: "translateX(14px)",
          color: neutral[0],
          "& + .MuiSwitch-track": { opacity: 1, backgroundColor: accent[500] },
        },
        "&.Mui-disabled + .MuiSwitch-track": { opacity: 0.4 },
        "&.Mui-focusVisible + .MuiSwitch-track": focusRing,
        "&.Mui-focusVisible": { outline: "none" },
      },
      thumb: { width: 16, height: 16, boxShadow: "0 1px 2px rgb(26 31 40 / 0.3)" },
      track: { borderRadius: 10, opacity: 1, backgroundColor: neutral[500] },
      sizeSmall: {
        width: 34,
        height: 20,
        "& .MuiSwitch-switchBase": { padding: 2 },
        "& .MuiSwitch-thumb": { width: 16, height: 16 },
      },
    },
  },
};
