import Box from "@mui/material/Box";
import InputBase from "@mui/material/InputBase";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { Icon } from "./Icon";
import { Typography } from "./system";

/** A text that an agent puts into a message with a few keys. */
export interface QuickReply {
  /** What the agent looks for. */
  readonly label: string;
  /** What the customer gets. */
  readonly text: string;
}

/** The replies that have every word of `search` in their label or text; those that begin with it first. */
export function matchingReplies(
  replies: readonly QuickReply[],
  search: string,
): readonly QuickReply[] {
  const words = search.toLowerCase().split(/\s+/u).filter(Boolean);
  const begins = (reply: QuickReply): boolean =>
    reply.label.toLowerCase().startsWith(search.trim().toLowerCase());
  return replies
    .filter((reply) => {
      const all = `${reply.label} ${reply.text}`.toLowerCase();
      return words.every((word) => all.includes(word));
    })
    .sort((a, b) => Number(begins(b)) - Number(begins(a)));
}

interface QuickReplyListProps {
  readonly id: string;
  readonly replies: readonly QuickReply[];
  /** Index of the marked one. */
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onChoose: (reply: QuickReply) => void;
  /** A field to search in; left out where the message itself is the search. */
  readonly search?:
    | {
        readonly value: string;
        readonly onChange: (value: string) => void;
        readonly onKeyDown: (event: KeyboardEvent) => void;
        readonly onBlur: () => void;
      }
    | undefined;
}

/** The list of quick replies over the composer. */
export function QuickReplyList({
  id,
  replies,
  active,
  onActive,
  onChoose,
  search,
}: QuickReplyListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[data-index="${active}"]`)?.scrollIntoView?.({ block: "nearest" });
  }, [active]);
  return (
    <Box
      sx={{
        position: "absolute",
        zIndex: 3,
        left: 0,
        right: 0,
        bottom: "calc(100% + 4px)",
        maxHeight: 260,
        display: "flex",
        flexDirection: "column",
        overflow: "hidden",
        borderRadius: "8px",
        bgcolor: "background.paper",
        boxShadow: 8,
      }}
    >
      {search !== undefined && (
        <Box
          sx={{
            display: "flex",
            alignItems: "center",
            gap: "8px",
            px: "12px",
            height: 36,
            flexShrink: 0,
            borderBottom: "1px solid",
            borderColor: "divider",
          }}
        >
          <Icon name="magnifying-glass" size={14} color="text.secondary" />
          <InputBase
            autoFocus
            fullWidth
            placeholder="Search quick replies"
            value={search.value}
            onChange={(event) => search.onChange(event.target.value)}
            onKeyDown={search.onKeyDown}
            onBlur={search.onBlur}
            slotProps={{
              input: {
                role: "combobox",
                "aria-label": "Search quick replies",
                "aria-expanded": true,
                "aria-controls": id,
                "aria-autocomplete": "list",
                ...(replies.length === 0 ? {} : { "aria-activedescendant": `${id}-${active}` }),
              },
            }}
            sx={{ fontSize: "0.8125rem" }}
          />
        </Box>
      )}
      <Box
        ref={list}
        id={id}
        role="listbox"
        aria-label="Quick replies"
        sx={{ overflow: "auto", p: "4px" }}
      >
        {replies.map((reply, index) => (
          <Box
            key={`${reply.label} ${reply.text}`}
            id={`${id}-${index}`}
            data-index={index}
            role="option"
            aria-selected={index === active}
            // The cursor stays where the agent writes.
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => onActive(index)}
            onClick={() => onChoose(reply)}
            sx={{
              px: "8px",
              py: "6px",
              borderRadius: "6px",
              cursor: "pointer",
              bgcolor: index === active ? "tonal.primary.bg" : "transparent",
            }}
          >
            <Typography component="div" variant="subtitle1" noWrap>
              {reply.label}
            </Typography>
            <Typography component="div" variant="body2" color="text.secondary" noWrap>
              {reply.text}
            </Typography>
          </Box>
        ))}
        {replies.length === 0 && (
          <Typography color="text.secondary" sx={{ px: "8px", py: "10px" }}>
            No quick reply matches
          </Typography>
        )}
      </Box>
      <Typography
        component="div"
        variant="body2"
        color="text.secondary"
        sx={{
          px: "12px",
          py: "6px",
          borderTop: "1px solid",
          borderColor: "divider",
          flexShrink: 0,
        }}
      >
        ↑ ↓ to choose, Enter to insert, Esc to close
      </Typography>
    </Box>
  );
}
