import MuiAlert, { type AlertProps as MuiAlertProps } from "@mui/material/Alert";
import type { Ref } from "react";
import { Icon } from "./Icon";

/** Props of {@link Alert}: MUI's. */
export type AlertProps = MuiAlertProps & { readonly ref?: Ref<HTMLDivElement> | undefined };

const icons = {
  success: <Icon name="check-circle" size={18} weight="fill" />,
  info: <Icon name="info" size={18} weight="fill" />,
  warning: <Icon name="warning" size={18} weight="fill" />,
  error: <Icon name="warning-circle" size={18} weight="fill" />,
};

const CloseIcon = () => <Icon name="x" size={14} />;

/** A message in place: what happened, why, and what to do. */
export function Alert(props: AlertProps) {
  return (
    <MuiAlert iconMapping={icons} {...props} slots={{ closeIcon: CloseIcon, ...props.slots }} />
  );
}
