import { Box } from "@exotel-npm-dev/signal-design-system";
import { type KeyboardEvent, type PointerEvent, useState } from "react";

interface ResizeHandleProps {
  label: string;
  /** The handle's line: `horizontal` changes a height, `vertical` a width. */
  orientation: "horizontal" | "vertical";
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
}

const step = 16;

/** The edge of a panel that is right of or below the handle; goes by pointer and by arrow keys. */
export const ResizeHandle = ({
  label,
  orientation,
  value,
  min,
  max,
  onChange,
}: ResizeHandleProps) => {
  const [drag, setDrag] = useState<{ from: number; value: number } | null>(null);
  const vertical = orientation === "vertical";
  const limit = (next: number): number => Math.min(max, Math.max(min, next));
  const at = (event: PointerEvent): number => (vertical ? event.clientX : event.clientY);

  const onKeyDown = (event: KeyboardEvent): void => {
    const bigger = vertical ? "ArrowLeft" : "ArrowUp";
    const smaller = vertical ? "ArrowRight" : "ArrowDown";
    if (event.key === bigger) onChange(limit(value + step));
    else if (event.key === smaller) onChange(limit(value - step));
    else if (event.key === "Home") onChange(min);
    else if (event.key === "End") onChange(max);
    else return;
    event.preventDefault();
  };

  return (
    <Box
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={Math.round(value)}
      aria-valuemin={min}
      aria-valuemax={max}
      onKeyDown={onKeyDown}
      onPointerDown={(event: PointerEvent<HTMLElement>) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ from: at(event), value });
      }}
      onPointerMove={(event: PointerEvent<HTMLElement>) => {
        if (drag !== null) onChange(limit(drag.value + drag.from - at(event)));
      }}
      onPointerUp={() => setDrag(null)}
      onPointerCancel={() => setDrag(null)}
      sx={{
        position: "relative",
        zIndex: 3,
        flexShrink: 0,
        touchAction: "none",
        outlineOffset: "-2px",
        ...(vertical
          ? { width: "7px", mx: "-3px", cursor: "col-resize" }
          : { height: "7px", my: "-3px", cursor: "row-resize" }),
        "&:hover::after, &:focus-visible::after": { bgcolor: "primary.main" },
        "&::after": {
          content: '""',
          position: "absolute",
          ...(vertical
            ? { top: 0, bottom: 0, left: "3px", width: "1px" }
            : { left: 0, right: 0, top: "3px", height: "1px" }),
          bgcolor: drag === null ? "divider" : "primary.main",
        },
      }}
    />
  );
};
