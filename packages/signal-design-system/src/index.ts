export { Alert, type AlertProps } from "./components/Alert";
export {
  AppBar,
  type AppBarProduct,
  type AppBarProps,
  type AvatarInfo,
  type AvatarMenuGroup,
  type AvatarMenuItem,
} from "./components/AppBar";
export { AudioPlayer, type AudioPlayerProps } from "./components/AudioPlayer";
export { Autocomplete, type AutocompleteProps } from "./components/Autocomplete";
export {
  type CallAction,
  type CallAttempt,
  CallCard,
  type CallCardProps,
  type CallParty,
  type CallState,
  type CallSupervision,
} from "./components/CallCard";
export {
  type ChatAction,
  ChatCard,
  type ChatCardProps,
  type ChatCardState,
  type ChatParty,
} from "./components/ChatCard";
export { ChatInputBox, type ChatInputBoxProps } from "./components/ChatInputBox";
export { ChatTranscript, type ChatTranscriptProps } from "./components/ChatTranscript";
export { CopyButton, type CopyButtonProps } from "./components/CopyButton";
export {
  CustomerCard,
  type CustomerCardProps,
  type CustomerPhone,
  type CustomerRecord,
} from "./components/CustomerCard";
export type { ChatAttachment, ChatMessage } from "./components/chatMessage";
export {
  DataGrid,
  type DataGridProps,
  GridActionsCell,
  GridActionsCellItem,
  type GridColDef,
  type GridRenderCellParams,
  type GridRowParams,
  type ListViewColumn,
} from "./components/DataGrid";
export type { DataGridTableHeader } from "./components/DataGridHead";
export {
  type Disposition,
  type DispositionClass,
  type DispositionCode,
  DispositionForm,
  type DispositionFormProps,
  type PromisedCallback,
} from "./components/DispositionForm";
export { Drawer, type DrawerProps } from "./components/Drawer";
export { EmptyState, type EmptyStateProps } from "./components/EmptyState";
export { ErrorState, type ErrorStateProps, type Remedy } from "./components/ErrorState";
export { FieldWrapper, type FieldWrapperProps } from "./components/FieldWrapper";
export { FileDrop, type FileDropProps, formatBytes } from "./components/FileDrop";
export { FormField, type FormFieldProps } from "./components/FormField";
export { Icon, type IconName, type IconProps, type IconWeight } from "./components/Icon";
export { JsonTree, type JsonTreeProps } from "./components/JsonTree";
export { type KeyValueItem, KeyValueList, type KeyValueListProps } from "./components/KeyValueList";
export { LiveTimer, type LiveTimerProps } from "./components/LiveTimer";
export {
  type ComposerFile,
  MessageComposer,
  type MessageComposerProps,
  type QuickReply,
} from "./components/MessageComposer";
export * from "./components/material";
export {
  type NavItemProps,
  Navigation,
  type NavigationProps,
  type NavSectionProps,
} from "./components/Navigation";
export { PageHeader, type PageHeaderProps } from "./components/PageHeader";
export { ProfileCard, type ProfileCardProps } from "./components/ProfileCard";
export {
  type NavigationItem,
  SecondaryNavigation,
  type SecondaryNavigationProps,
} from "./components/SecondaryNavigation";
export { Select, type SelectProps } from "./components/Select";
export {
  SpeechTranscript,
  type SpeechTranscriptProps,
  type SpokenLine,
} from "./components/SpeechTranscript";
export { StatePill, type StatePillProps } from "./components/StatePill";
export {
  DialogBody,
  DialogFooter,
  type DialogPartProps,
  StructuredDialog,
  type StructuredDialogProps,
} from "./components/StructuredDialog";
export {
  Box,
  type BoxProps,
  Grid,
  type GridProps,
  Link,
  type LinkProps,
  Stack,
  type StackProps,
  Typography,
  type TypographyProps,
} from "./components/system";
export type { SystemProps } from "./components/systemProps";
export {
  EnhancedTextField,
  type EnhancedTextFieldProps,
  TextField,
  type TextFieldProps,
} from "./components/TextField";
export { localDateTime, TimeChips, type TimeChoiceProps, TimeField } from "./components/TimeChoice";
export type {
  DateRangeValue,
  ToolbarFilterConfig,
  ToolbarFilterOption,
  ToolbarFilterRecords,
  ToolbarFilterValue,
} from "./components/toolbarFilters";
export { VisuallyHidden } from "./components/VisuallyHidden";
export { WrapUpRing, type WrapUpRingProps } from "./components/WrapUpRing";
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
