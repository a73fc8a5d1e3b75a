import { Box, Button, Collapse, Icon } from "@exotel-npm-dev/signal-design-system";
import { type ReactNode, useEffect, useId, useState } from "react";

interface DisclosureProps {
  label: string;
  /** Open from the start, because there is something in it. */
  startOpen: boolean;
  /** Opens by itself, because something in it needs attention. */
  openNow?: boolean;
  children: ReactNode;
}

/** The rarer things, one step further. */
export const Disclosure = ({ label, startOpen, openNow = false, children }: DisclosureProps) => {
  const id = useId();
  const [open, setOpen] = useState(startOpen);
  useEffect(() => {
    if (openNow) setOpen(true);
  }, [openNow]);
  return (
    <Box>
      <Button
        size="small"
        color="inherit"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        startIcon={<Icon name={open ? "caret-down" : "caret-right"} size={12} />}
        sx={{ ml: "-6px" }}
      >
        {label}
      </Button>
      <Collapse in={open} id={id} unmountOnExit>
        <Box sx={{ pt: "6px", pl: "16px" }}>{children}</Box>
      </Collapse>
    </Box>
  );
};
