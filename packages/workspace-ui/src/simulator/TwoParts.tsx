import { Box } from "@exotel-npm-dev/signal-design-system";
import { type ReactNode, useEffect, useRef } from "react";

interface TwoPartsProps {
  /** What one sets up. */
  first: ReactNode;
  /** Its width, where there is room for both. */
  width: number;
  /** What came of it. */
  children: ReactNode;
  /** Whether the second part takes the whole height and scrolls in itself. */
  fills?: boolean;
  /** Where it is narrow: what the second part shows; it then stands first, and is scrolled to when this becomes another. */
  leads?: number | null;
}

/** A section of the panel: setting up on the left, what came of it on the right; one below the other where it is narrow. */
export const TwoParts = ({
  first,
  width,
  children,
  fills = false,
  leads = null,
}: TwoPartsProps) => {
  const box = useRef<HTMLElement>(null);
  const shown = useRef(leads);
  useEffect(() => {
    if (shown.current !== leads && box.current !== null) box.current.scrollTop = 0;
    shown.current = leads;
  }, [leads]);
  return (
    <Box
      ref={box}
      sx={{
        flex: 1,
        minWidth: 0,
        minHeight: 0,
        display: "flex",
        flexDirection: { xs: "column", md: "row" },
        overflow: { xs: "auto", md: "hidden" },
      }}
    >
      <Box
        sx={{
          width: { xs: "auto", md: `min(${width}px, 45%)` },
          flexShrink: 0,
          p: "10px 12px",
          overflow: { xs: "visible", md: "auto" },
          borderRight: { xs: 0, md: "1px solid" },
          borderColor: { md: "divider" },
        }}
      >
        {first}
      </Box>
      <Box
        sx={{
          flex: { xs: "none", md: 1 },
          minWidth: 0,
          minHeight: 0,
          p: "10px 12px",
          overflow: { xs: "visible", md: fills ? "hidden" : "auto" },
          ...(fills && { display: "flex", flexDirection: "column" }),
          order: { xs: leads === null ? 0 : -1, md: 0 },
          borderColor: { xs: "divider" },
          [leads === null ? "borderTop" : "borderBottom"]: { xs: "1px solid", md: 0 },
        }}
      >
        {children}
      </Box>
    </Box>
  );
};
