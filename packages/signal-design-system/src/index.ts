export { Alert, type AlertProps } from "./components/Alert";
export { Autocomplete, type AutocompleteProps } from "./components/Autocomplete";
export { FieldWrapper, type FieldWrapperProps } from "./components/FieldWrapper";
export { FormField, type FormFieldProps } from "./components/FormField";
export { Icon, type IconName, type IconProps, type IconWeight } from "./components/Icon";
export { LiveTimer, type LiveTimerProps } from "./components/LiveTimer";
export * from "./components/material";
export { Select, type SelectProps } from "./components/Select";
export { StatePill, type StatePillProps } from "./components/StatePill";
export {
  EnhancedTextField,
  type EnhancedTextFieldProps,
  TextField,
  type TextFieldProps,
} from "./components/TextField";
export { VisuallyHidden } from "./components/VisuallyHidden";
export { type AvatarColors, getAvatarColors, stringToColor } from "./helpers/avatarColors";
export { formatDuration } from "./helpers/duration";
export { getInitials } from "./helpers/initials";
export { ExotelThemeProvider, type ExotelThemeProviderProps } from "./theme/ExotelThemeProvider";
export {
  type ThemeMode,
  type ThemeModeState,
  useLoadDataByTheme,
  useThemeMode,
} from "./theme/ThemeMode";
export { createSignalTheme, fontFamily, monospaceFamily } from "./theme/theme";
export type { StateName, StateTokens, TonalColor, TonalColorTokens } from "./theme/tokens";
export { resolveTonalColor } from "./theme/tonalColor";
