import Button, { type ButtonProps } from "@mui/material/Button";
import { Icon, type IconName } from "./Icon";

/** Props of {@link CallControl}. */
export interface CallControlProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onClick: () => void;
  readonly pressed?: boolean | undefined;
  readonly busy: boolean;
  readonly disabled: boolean;
  /** Width of the card, in pixels, up to which the word is left out. */
  readonly compactBelow: number;
  readonly kind?: "quiet" | "main" | "answer" | "end" | "decline" | undefined;
}

const kinds: Record<
  NonNullable<CallControlProps["kind"]>,
  Pick<ButtonProps, "variant" | "color">
> = {
  quiet: { variant: "outlined", color: "inherit" },
  main: { variant: "contained", color: "primary" },
  answer: { variant: "contained", color: "success" },
  end: { variant: "contained", color: "error" },
  decline: { variant: "outlined", color: "error" },
};

/** A control: icon and word; in a narrow card the word is left to the tooltip and the screen reader. */
export function CallControl({
  icon,
  label,
  onClick,
  pressed,
  busy,
  disabled,
  compactBelow,
  kind = "quiet",
}: CallControlProps) {
  const keepsWord = kind !== "quiet";
  return (
    <Button
      {...kinds[kind]}
      aria-label={label}
      title={label}
      {...(pressed === undefined ? {} : { "aria-pressed": pressed })}
      disabled={disabled}
      // Stays in the tab order and under the pointer while the host answers.
      aria-busy={busy}
      onClick={busy ? () => {} : onClick}
      sx={{
        gap: "6px",
        px: "10px",
        // Wide enough for either word, so that nothing moves under the pointer when it changes.
        ...((keepsWord || pressed !== undefined) && { minWidth: 98 }),
        ...(pressed === true && {
          bgcolor: "state.hold.bg",
          borderColor: "state.hold.border",
          color: "state.hold.text",
          "&:hover": { bgcolor: "tonal.warning.hoverBg", borderColor: "state.hold.border" },
        }),
        ...(busy && { opacity: 0.7, cursor: "progress" }),
        ...(!keepsWord && {
          [`@container (max-width: ${compactBelow}px)`]: {
            minWidth: 0,
            width: 34,
            px: 0,
            "& .signal-control-word": { display: "none" },
          },
        }),
      }}
    >
      <Icon
        name={icon}
        size={16}
        weight={kind === "quiet" && pressed !== true ? "regular" : "fill"}
      />
      <span className="signal-control-word">{label}</span>
    </Button>
  );
}
