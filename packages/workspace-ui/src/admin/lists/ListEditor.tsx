import {
  Box,
  Button,
  ButtonBase,
  EmptyState,
  Icon,
  IconButton,
  type IconName,
  Paper,
  Tooltip,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { t } from "../../texts/texts";
import type { Problem } from "../configuration/section";
import { moved, replaced } from "./listRules";

interface ListEditorProps<Item> {
  label: string;
  items: readonly Item[];
  onChange: (items: Item[]) => void;
  /** What an element says in one line. */
  title: (item: Item) => string;
  summary: (item: Item) => string;
  fields: (
    item: Item,
    change: (fields: Partial<Item>) => void,
    problem: (field: string) => string | undefined,
  ) => ReactNode;
  /** Problems of all elements; their paths begin with the element's place. */
  problems: readonly Problem[];
  fresh: () => Item;
  addLabel: string;
  icon: IconName;
  emptyTitle: string;
  emptyHint: string;
  /** Whether the order says something. */
  ordered?: boolean;
}

/** A list of which one element at a time is open to be changed. */
export const ListEditor = <Item,>({
  label,
  items,
  onChange,
  title,
  summary,
  fields,
  problems,
  fresh,
  addLabel,
  icon,
  emptyTitle,
  emptyHint,
  ordered = false,
}: ListEditorProps<Item>) => {
  const [open, setOpen] = useState<number | null>(null);
  const faulty = problems[0] === undefined ? null : Number(problems[0].path.split(".")[0]);
  // What must be mended comes into sight.
  useEffect(() => {
    if (faulty !== null) setOpen(faulty);
  }, [faulty]);

  const move = (from: number, to: number): void => {
    onChange(moved(items, from, to));
    setOpen((place) => (place === from ? to : place === to ? from : place));
  };

  return (
    <>
      {items.length === 0 ? (
        <Paper variant="outlined">
          <EmptyState dense icon={icon} title={emptyTitle} text={emptyHint} />
        </Paper>
      ) : (
        <Paper
          component="ul"
          variant="outlined"
          aria-label={label}
          sx={{
            m: 0,
            p: 0,
            listStyle: "none",
            overflow: "hidden",
            "& > li + li": { borderTop: "1px solid", borderColor: "divider" },
          }}
        >
          {items.map((item, index) => (
            <Element
              // biome-ignore lint/suspicious/noArrayIndexKey: elements have no name that stays
              key={index}
              title={title(item)}
              summary={summary(item)}
              open={open === index}
              faulty={problems.some(({ path }) => path.startsWith(`${index}.`))}
              onToggle={() => setOpen(open === index ? null : index)}
              onUp={ordered && index > 0 ? () => move(index, index - 1) : null}
              onDown={ordered && index < items.length - 1 ? () => move(index, index + 1) : null}
              ordered={ordered}
              onRemove={() => {
                onChange(items.filter((_, place) => place !== index));
                setOpen(null);
              }}
            >
              {open === index &&
                fields(
                  item,
                  (change) => onChange(replaced(items, index, { ...item, ...change })),
                  (field) => problems.find(({ path }) => path === `${index}.${field}`)?.text,
                )}
            </Element>
          ))}
        </Paper>
      )}
      <Button
        variant="outlined"
        color="inherit"
        startIcon={<Icon name="plus" size={14} />}
        onClick={() => {
          onChange([...items, fresh()]);
          setOpen(items.length);
        }}
        sx={{ mt: "12px" }}
      >
        {addLabel}
      </Button>
    </>
  );
};

interface ElementProps {
  title: string;
  summary: string;
  open: boolean;
  faulty: boolean;
  ordered: boolean;
  onToggle: () => void;
  onUp: (() => void) | null;
  onDown: (() => void) | null;
  onRemove: () => void;
  children: ReactNode;
}

const Element = ({
  title,
  summary,
  open,
  faulty,
  ordered,
  onToggle,
  onUp,
  onDown,
  onRemove,
  children,
}: ElementProps) => {
  const id = useId();
  const body = useRef<HTMLDivElement>(null);
  // A new element has no title yet: one goes on typing.
  const isNew = open && title === "";
  useEffect(() => {
    if (isNew) body.current?.querySelector<HTMLElement>("input, textarea")?.focus();
  }, [isNew]);
  const name = title === "" ? t("setup1.unnamed") : title;
  return (
    <li>
      <Box sx={{ display: "flex", alignItems: "center", pr: "8px" }}>
        <ButtonBase
          aria-expanded={open}
          aria-controls={id}
          onClick={onToggle}
          sx={{
            flex: 1,
            minWidth: 0,
            minHeight: 48,
            gap: "10px",
            px: "14px",
            py: "6px",
            justifyContent: "flex-start",
            textAlign: "left",
            outlineOffset: "-2px",
            "&:hover": { bgcolor: "neutral.25" },
          }}
        >
          <Icon name={open ? "caret-down" : "caret-right"} size={12} color="text.secondary" />
          <Box sx={{ minWidth: 0 }}>
            <Typography
              noWrap
              sx={{ fontWeight: 500, color: title === "" ? "text.secondary" : "" }}
            >
              {name}
            </Typography>
            <Typography variant="body2" color="text.secondary" noWrap>
              {summary}
            </Typography>
          </Box>
          {faulty && !open && (
            <Icon
              name="warning-circle"
              size={16}
              weight="fill"
              color="state.failure.main"
              title={t("setup1.mend")}
            />
          )}
        </ButtonBase>
        {ordered && (
          <>
            <Small icon="arrow-up" label={t("setup1.up", { name })} onClick={onUp} />
            <Small icon="arrow-down" label={t("setup1.down", { name })} onClick={onDown} />
          </>
        )}
        <Small icon="trash" label={t("setup1.remove", { name })} onClick={onRemove} />
      </Box>
      <Box id={id} ref={body} hidden={!open} sx={{ p: "4px 16px 16px 36px" }}>
        {children}
      </Box>
    </li>
  );
};

interface SmallProps {
  icon: IconName;
  label: string;
  /** `null` while it is not possible. */
  onClick: (() => void) | null;
}

/** A small button with an icon, named for a screen reader. */
export const Small = ({ icon, label, onClick }: SmallProps) => (
  <Tooltip title={label}>
    {/* As high as a field, to stand beside one. */}
    <Box component="span" sx={{ display: "inline-flex", alignItems: "center", height: 32 }}>
      <IconButton
        size="small"
        aria-label={label}
        disabled={onClick === null}
        onClick={() => onClick?.()}
      >
        <Icon name={icon} size={14} />
      </IconButton>
    </Box>
  </Tooltip>
);
