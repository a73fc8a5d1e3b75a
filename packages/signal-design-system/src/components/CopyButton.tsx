import IconButton from "@mui/material/IconButton";
import Tooltip from "@mui/material/Tooltip";
import { useEffect, useState } from "react";
import { Icon } from "./Icon";
import { VisuallyHidden } from "./VisuallyHidden";

/** Props of {@link CopyButton}. */
export interface CopyButtonProps {
  /** What is copied. */
  readonly text: string;
  /** What it is, for the name of the button: "Copy phone". */
  readonly label?: string | undefined;
  /** Shows itself only under the pointer or the keyboard's focus. */
  readonly quiet?: boolean | undefined;
  /** Place in the tab order, for lists in which one line at a time can be reached. */
  readonly tabIndex?: number | undefined;
}

type Outcome = "idle" | "copied" | "refused";

/** How long the outcome stays visible. */
const OUTCOME_MS = 1500;

/** Copies a text, and says whether the browser let it. */
export function CopyButton({ text, label, quiet = false, tabIndex = 0 }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<Outcome>("idle");
  useEffect(() => {
    if (outcome === "idle") {
      return;
    }
    const timer = setTimeout(() => setOutcome("idle"), OUTCOME_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome("copied");
    } catch {
      setOutcome("refused");
    }
  };

  const words = {
    idle: label === undefined ? "Copy" : `Copy ${label.toLocaleLowerCase()}`,
    copied: "Copied",
    refused: "The browser did not allow it: select the text and copy it by keyboard",
  }[outcome];
  return (
    <Tooltip title={words}>
      <IconButton
        className="signal-copy"
        size="small"
        tabIndex={tabIndex}
        aria-label={words}
        onClick={(event) => {
          event.stopPropagation();
          void copy();
        }}
        sx={{
          width: 20,
          height: 20,
          borderRadius: "4px",
          color: outcome === "copied" ? "state.available.main" : "text.secondary",
          ...(quiet && outcome === "idle" && { opacity: 0, "&:focus-visible": { opacity: 1 } }),
        }}
      >
        <Icon
          name={outcome === "copied" ? "check" : outcome === "refused" ? "warning" : "copy"}
          size={14}
        />
        {outcome !== "idle" && <VisuallyHidden role="status">{words}</VisuallyHidden>}
      </IconButton>
    </Tooltip>
  );
}
