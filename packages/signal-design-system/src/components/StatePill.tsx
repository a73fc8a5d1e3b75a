import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import type { SxProps, Theme } from "@mui/material/styles";
import type { MouseEvent, Ref } from "react";
import type { StateName } from "../theme/tokens";
import { Icon, type IconName } from "./Icon";
import { LiveTimer } from "./LiveTimer";

/** Icon and word of each state; the colour comes from `palette.state`. */
export const stateLook: Readonly<
  Record<StateName, { readonly icon: IconName; readonly label: string }>
> = {
  available: { icon: "check-circle", label: "Available" },
  ringing: { icon: "phone-incoming", label: "Ringing" },
  onCall: { icon: "phone-call", label: "On call" },
  hold: { icon: "pause-circle", label: "On hold" },
  wrapUp: { icon: "note", label: "Wrap-up" },
  break: { icon: "coffee", label: "On break" },
  offline: { icon: "minus-circle", label: "Not available" },
  failure: { icon: "warning-circle", label: "Failed" },
};

/** Props of {@link StatePill}. */
export interface StatePillProps {
  /** Which state: gives colour, icon and word. */
  readonly state: StateName;
  /** Another word, such as the name of the break. */
  readonly label?: string | undefined;
  /** Another icon. */
  readonly icon?: IconName | undefined;
  /** Since when, in milliseconds since the epoch; shows a live timer. */
  readonly since?: number | undefined;
  /** Until when (wrap-up); shows a timer that counts down. */
  readonly to?: number | undefined;
  /** The clock for the timer. */
  readonly now?: (() => number) | undefined;
  /** `small` 20 px, `medium` 24 px, `large` 32 px (a control's height). */
  readonly size?: "small" | "medium" | "large" | undefined;
  /** Makes the pill a button with a caret, for a menu of states. */
  readonly onClick?: ((event: MouseEvent<HTMLElement>) => void) | undefined;
  /** For a pill that opens a menu. */
  readonly expanded?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly sx?: SxProps<Theme> | undefined;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
}

const heights = { small: 20, medium: 24, large: 32 } as const;

/** A state said three ways: colour, icon, word; with a timer when it matters how long. */
export function StatePill({
  state,
  label,
  icon,
  since,
  to,
  now,
  size = "medium",
  onClick,
  expanded,
  disabled = false,
  sx,
  ref,
}: StatePillProps) {
  const look = stateLook[state];
  const styles = [
    {
      display: "inline-flex",
      alignItems: "center",
      gap: size === "large" ? "6px" : "4px",
      height: heights[size],
      px: size === "small" ? "6px" : size === "medium" ? "8px" : "10px",
      border: "1px solid",
      borderColor: `state.${state}.border`,
      borderRadius: size === "large" ? "6px" : "999px",
      bgcolor: `state.${state}.bg`,
      color: `state.${state}.text`,
      fontSize: size === "large" ? "0.8125rem" : "0.75rem",
      lineHeight: 1,
      fontWeight: 500,
      whiteSpace: "nowrap",
      flexShrink: 0,
    },
    ...(Array.isArray(sx) ? sx : [sx ?? false]),
  ];
  const content = (
    <>
      <Icon
        name={icon ?? look.icon}
        size={size === "large" ? 16 : 14}
        weight="fill"
        color={`state.${state}.main`}
      />
      <span>{label ?? look.label}</span>
      {(since !== undefined || to !== undefined) && (
        <LiveTimer
          since={since}
          to={to}
          now={now}
          label="Time in this state"
          sx={{ fontWeight: 400 }}
        />
      )}
    </>
  );
  if (onClick === undefined) {
    return (
      <Box component="span" data-state={state} sx={styles}>
        {content}
      </Box>
    );
  }
  return (
    <ButtonBase
      ref={ref ?? null}
      onClick={onClick}
      disabled={disabled}
      data-state={state}
      aria-haspopup="menu"
      aria-expanded={expanded}
      sx={[...styles, { "&.Mui-disabled": { opacity: 0.7 } }]}
    >
      {content}
      <Icon name="caret-down" size={12} weight="bold" />
    </ButtonBase>
  );
}
