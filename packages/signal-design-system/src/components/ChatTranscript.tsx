import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { SxProps, Theme } from "@mui/material/styles";
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { focusRing } from "../theme/controls";
import { ChatDaySection } from "./ChatMessages";
import { type ChatMessage, daysOf } from "./chatMessage";
import { EmptyState } from "./EmptyState";
import { Icon } from "./Icon";
import { VisuallyHidden } from "./VisuallyHidden";

/** Props of {@link ChatTranscript}. */
export interface ChatTranscriptProps {
  /** Oldest first. */
  readonly messages: readonly ChatMessage[];
  /** Who is writing now; nothing when nobody is. */
  readonly typing?: string | undefined;
  /** What it is, for a screen reader: "Messages with Asha Rao". */
  readonly label?: string | undefined;
  /** How many messages are drawn at once; earlier ones come when the reader scrolls up. 80 unless told. */
  readonly windowSize?: number | undefined;
  /** Shown while there is no message. */
  readonly empty?: ReactNode;
  /** The clock, milliseconds since the epoch, for "Today". */
  readonly now?: (() => number) | undefined;
  /** The language of dates and times; the browser's unless given. */
  readonly locale?: string | undefined;
  readonly sx?: SxProps<Theme> | undefined;
}

const browserClock = (): number => Date.now();

/** Pixels from an end within which the reader counts as being there. */
const near = 48;

/**
 * A chat's messages, both ways, with days, times and files. It stays at the newest message unless the reader has
 * scrolled up; then it says that there is something new. It fills its parent, which must be a flex column.
 */
export function ChatTranscript({
  messages,
  typing,
  label = "Messages",
  windowSize = 80,
  empty,
  now = browserClock,
  locale,
  sx,
}: ChatTranscriptProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  /** Height of what lay above before earlier messages were put there. */
  const heightBefore = useRef<number | null>(null);
  const [firstId, setFirstId] = useState<string | null>(null);
  const [unseen, setUnseen] = useState(0);

  const newest = messages.at(-1);
  const tail = Math.max(0, messages.length - windowSize);
  const chosen = firstId === null ? -1 : messages.findIndex(({ id }) => id === firstId);
  // Without a choice the window ends with the newest message, and moves with it.
  const first = firstId === null ? tail : Math.max(0, Math.min(chosen, tail));
  const shown = messages.slice(first);

  const showEarlier = (): void => {
    if (first === 0) {
      return;
    }
    heightBefore.current = scroller.current?.scrollHeight ?? null;
    setFirstId(messages[Math.max(0, first - windowSize)]?.id ?? null);
  };

  const toEnd = (): void => {
    const element = scroller.current;
    if (element !== null) {
      element.scrollTop = element.scrollHeight;
    }
    atEnd.current = true;
    setUnseen(0);
  };

  const onScroll = (): void => {
    const element = scroller.current;
    if (element === null) {
      return;
    }
    const { scrollTop, scrollHeight, clientHeight } = element;
    atEnd.current = scrollHeight - scrollTop - clientHeight < near;
    if (atEnd.current) {
      setUnseen(0);
      if (firstId !== null) {
        setFirstId(null);
      }
    } else {
      if (firstId === null) {
        // What the reader looks at stays where it is, however many messages come.
        setFirstId(messages[tail]?.id ?? null);
      }
      if (scrollTop < near) {
        showEarlier();
      }
    }
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn has changed, whatever changed it
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) {
      return;
    }
    if (heightBefore.current !== null) {
      element.scrollTop += element.scrollHeight - heightBefore.current;
      heightBefore.current = null;
    } else if (atEnd.current) {
      element.scrollTop = element.scrollHeight;
    }
  }, [newest?.id, first, typing]);

  // The panel may change its height (a composer that grows, a form that opens): the newest message stays in sight.
  useEffect(() => {
    const element = scroller.current;
    if (element === null || typeof ResizeObserver === "undefined") {
      return;
    }
    const observer = new ResizeObserver(() => {
      if (atEnd.current) {
        element.scrollTop = element.scrollHeight;
      }
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const seen = useRef<string | undefined>(newest?.id);
  const [said, setSaid] = useState("");
  useEffect(() => {
    const known = messages.findIndex(({ id }) => id === seen.current);
    // Where the last known message has been dropped at the front, only the newest is certainly new.
    const from = known < 0 && seen.current !== undefined ? messages.length - 1 : known + 1;
    const fresh = seen.current === newest?.id ? [] : messages.slice(from);
    seen.current = newest?.id;
    if (fresh.length === 0) {
      return;
    }
    if (fresh.some((message) => message.from === "agent")) {
      // Whoever writes wants to see what was written.
      atEnd.current = true;
      setUnseen(0);
      if (scroller.current !== null) {
        scroller.current.scrollTop = scroller.current.scrollHeight;
      }
    } else if (!atEnd.current) {
      setUnseen((count) => count + fresh.length);
    }
    const heard = fresh.filter((message) => message.from !== "agent");
    if (heard.length > 0) {
      setSaid(heard.map(spoken).join(". "));
    }
  }, [messages, newest?.id]);

  return (
    <Box
      sx={[
        { position: "relative", flex: 1, minHeight: 0, display: "flex", flexDirection: "column" },
        ...(Array.isArray(sx) ? sx : [sx ?? false]),
      ]}
    >
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      <Box
        ref={scroller}
        role="log"
        aria-live="off"
        aria-label={label}
        // A part that scrolls must be within reach of the keyboard.
        tabIndex={0}
        onScroll={onScroll}
        sx={{
          flex: 1,
          minHeight: 0,
          overflow: "auto",
          overscrollBehavior: "contain",
          overflowAnchor: "none",
          display: "flex",
          flexDirection: "column",
          gap: "12px",
          px: "16px",
          py: "12px",
          "&:focus-visible": { ...focusRing, outlineOffset: -2 },
        }}
      >
        {messages.length === 0 ? (
          <Box sx={{ m: "auto" }}>
            {empty ?? (
              <EmptyState
                dense
                icon="chat-circle-text"
                title="No messages yet"
                text="What is written shows here."
              />
            )}
          </Box>
        ) : (
          <>
            {first > 0 && (
              <Button
                size="small"
                variant="text"
                color="inherit"
                onClick={showEarlier}
                startIcon={<Icon name="arrow-up" size={14} />}
                sx={{ alignSelf: "center", flexShrink: 0 }}
              >
                {`Show earlier messages (${first})`}
              </Button>
            )}
            {/* Few messages stand at the foot, beside the field that answers them. */}
            <Box sx={{ mt: "auto", display: "flex", flexDirection: "column", gap: "16px" }}>
              {daysOf(shown).map((day) => (
                <ChatDaySection key={day.key} day={day} now={now()} locale={locale} />
              ))}
            </Box>
          </>
        )}
      </Box>
      <Box
        sx={{
          flexShrink: 0,
          height: 20,
          px: "16px",
          display: "flex",
          alignItems: "center",
          gap: "6px",
          typography: "body2",
          color: "text.secondary",
        }}
      >
        {typing !== undefined && (
          <>
            <Dots />
            <Box component="span" sx={{ overflow: "hidden", textOverflow: "ellipsis" }}>
              {typing} is typing
            </Box>
          </>
        )}
      </Box>
      {unseen > 0 && (
        <Button
          size="small"
          variant="contained"
          onClick={toEnd}
          startIcon={<Icon name="arrow-down" size={14} />}
          sx={{
            position: "absolute",
            bottom: 28,
            left: "50%",
            transform: "translateX(-50%)",
            borderRadius: "999px",
          }}
        >
          {unseen === 1 ? "1 new message" : `${unseen} new messages`}
        </Button>
      )}
    </Box>
  );
}

function spoken({ name, from, text, attachments = [] }: ChatMessage): string {
  const files = attachments.map((attachment) => `file ${attachment.name}`);
  const words = [text, ...files].filter((part) => part !== "").join(", ");
  return from === "system" ? words : `${name ?? "Customer"}: ${words}`;
}

function Dots() {
  return (
    <Box
      component="span"
      aria-hidden
      sx={{
        display: "inline-flex",
        gap: "3px",
        "& > span": { width: 4, height: 4, borderRadius: "50%", bgcolor: "neutral.500" },
        "@keyframes breathe": { "0%, 60%, 100%": { opacity: 0.35 }, "30%": { opacity: 1 } },
        "@media (prefers-reduced-motion: no-preference)": {
          "& > span": { animation: "breathe 1.2s infinite" },
          "& > span:nth-of-type(2)": { animationDelay: "0.15s" },
          "& > span:nth-of-type(3)": { animationDelay: "0.3s" },
        },
      }}
    >
      <span />
      <span />
      <span />
    </Box>
  );
}
