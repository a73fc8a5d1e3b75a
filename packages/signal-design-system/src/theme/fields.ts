import type { Components, Theme } from "@mui/material/styles";
import { floating } from "./surfaces";
import { accent, measure, neutral, state, text } from "./tokens";

/** How fields, labels and their helper texts look. */
export const fields: Components<Theme> = {
  MuiInputBase: {
    styleOverrides: {
      root: { fontSize: "0.8125rem", lineHeight: "1.25rem" },
      input: {
        height: "1.25rem",
        "&::placeholder": { color: text.placeholder, opacity: 1 },
      },
    },
  },
  MuiOutlinedInput: {
    defaultProps: { notched: false },
    styleOverrides: {
      root: {
        minHeight: measure.control,
        borderRadius: measure.radius,
        backgroundColor: neutral[0],
        "& .MuiOutlinedInput-notchedOutline": { borderColor: neutral[300] },
        "&:hover .MuiOutlinedInput-notchedOutline": { borderColor: neutral[400] },
        "&.Mui-focused .MuiOutlinedInput-notchedOutline": {
          borderWidth: 1,
          borderColor: accent[500],
          boxShadow: `0 0 0 3px ${accent[100]}`,
        },
        "&.Mui-error .MuiOutlinedInput-notchedOutline": { borderColor: state.failure.main },
        "&.Mui-error.Mui-focused .MuiOutlinedInput-notchedOutline": {
          boxShadow: `0 0 0 3px ${state.failure.bg}`,
        },
        "&.Mui-disabled": { backgroundColor: neutral[50] },
        "&.Mui-disabled .MuiOutlinedInput-notchedOutline": { borderColor: neutral[200] },
      },
      input: { padding: "6px 10px" },
      multiline: {
        padding: "6px 10px",
        "& textarea": { padding: 0, height: "auto" },
      },
      sizeSmall: {
        minHeight: measure.controlCompact,
        "& input, & [role=combobox]": { padding: "4px 8px" },
      },
      adornedStart: { paddingLeft: 10, "& .MuiOutlinedInput-input": { paddingLeft: 0 } },
      adornedEnd: { paddingRight: 6 },
    },
  },
  MuiInputAdornment: {
    styleOverrides: {
      root: { color: text.secondary },
      positionStart: { marginRight: 6 },
      positionEnd: { marginLeft: 6 },
    },
  },
  MuiFormLabel: {
    styleOverrides: {
      root: {
        fontSize: "0.75rem",
        lineHeight: "1rem",
        fontWeight: 500,
        color: neutral[700],
        "&.Mui-focused": { color: neutral[700] },
        "&.Mui-error": { color: neutral[700] },
        "&.Mui-disabled": { color: text.disabled },
      },
      asterisk: { color: state.failure.main },
    },
  },
  MuiFormHelperText: {
    styleOverrides: {
      root: {
        margin: "4px 0 0",
        fontSize: "0.75rem",
        lineHeight: "1rem",
        color: text.secondary,
        "&.Mui-error": { color: state.failure.text },
      },
      contained: { marginLeft: 0, marginRight: 0 },
    },
  },
  MuiFormControlLabel: {
    styleOverrides: {
      root: { marginLeft: -6, marginRight: 12 },
      label: { fontSize: "0.8125rem", lineHeight: "1.25rem" },
    },
  },
  MuiSelect: {
    styleOverrides: {
      select: {
        minHeight: "1.25rem",
        lineHeight: "1.25rem",
        "&:focus": { backgroundColor: "transparent" },
      },
      icon: { color: neutral[600], fontSize: 18, right: 10 },
    },
  },
  MuiAutocomplete: {
    styleOverrides: {
      inputRoot: {
        padding: "0 32px 0 6px !important",
        "& .MuiAutocomplete-input": { padding: "5px 4px !important" },
      },
      paper: { ...floating, marginTop: 4 },
      listbox: { padding: 4, fontSize: "0.8125rem" },
      option: {
        minHeight: "32px !important",
        padding: "4px 8px !important",
        borderRadius: 4,
        "&.Mui-focused": { backgroundColor: `${neutral[100]} !important` },
        '&[aria-selected="true"]': {
          backgroundColor: `${accent[50]} !important`,
          color: accent[700],
          fontWeight: 500,
        },
      },
      groupLabel: {
        lineHeight: "28px",
        padding: "0 8px",
        fontSize: "0.75rem",
        color: text.secondary,
        top: -4,
      },
      noOptions: { fontSize: "0.8125rem", padding: "8px 12px" },
      tag: { margin: 2, height: 22 },
      endAdornment: { right: "4px !important" },
      clearIndicator: { padding: 0, width: 24, height: 24, color: neutral[600] },
      popupIndicator: { padding: 0, width: 24, height: 24, color: neutral[600], marginRight: 0 },
    },
  },
};
