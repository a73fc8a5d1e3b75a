import Box from "@mui/material/Box";
import { ChatAttachmentView } from "./ChatAttachmentView";
import type { ChatDay, ChatMessage, MessageGroup } from "./chatMessage";
import { dayOf } from "./chatMessage";
import { Typography } from "./system";
import { VisuallyHidden } from "./VisuallyHidden";

const formats = new Map<string, Intl.DateTimeFormat>();

function formatted(
  at: number,
  locale: string | undefined,
  options: Intl.DateTimeFormatOptions,
): string {
  const key = `${locale ?? ""} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, options);
    formats.set(key, format);
  }
  return format.format(at);
}

/** "Today", "Yesterday", or the date. */
function dayWord(at: number, now: number, locale: string | undefined): string {
  const day = dayOf(at);
  if (day === dayOf(now)) {
    return "Today";
  }
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  if (day === dayOf(yesterday.getTime())) {
    return "Yesterday";
  }
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return formatted(at, locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(sameYear ? {} : { year: "numeric" }),
  });
}

/** One day of a chat. */
export function ChatDaySection({
  day,
  now,
  locale,
}: {
  readonly day: ChatDay;
  readonly now: number;
  readonly locale: string | undefined;
}) {
  return (
    <Box component="section" sx={{ display: "flex", flexDirection: "column", gap: "12px" }}>
      <Box
        role="separator"
        sx={{
          display: "flex",
          alignItems: "center",
          gap: "12px",
          "&::before, &::after": { content: '""', flex: 1, height: "1px", bgcolor: "divider" },
        }}
      >
        <Typography component="span" variant="body2" color="text.secondary">
          {dayWord(day.at, now, locale)}
        </Typography>
      </Box>
      {day.groups.map((group) =>
        group.from === "system" ? (
          <SystemLines key={group.key} group={group} locale={locale} />
        ) : (
          <Group key={group.key} group={group} locale={locale} />
        ),
      )}
    </Box>
  );
}

function Time({ at, locale }: { readonly at: number; readonly locale: string | undefined }) {
  return (
    <Box
      component="time"
      dateTime={new Date(at).toISOString()}
      title={formatted(at, locale, { dateStyle: "full", timeStyle: "medium" })}
      sx={{ color: "text.secondary", fontVariantNumeric: "tabular-nums", flexShrink: 0 }}
    >
      {formatted(at, locale, { hour: "2-digit", minute: "2-digit" })}
    </Box>
  );
}

function SystemLines({
  group,
  locale,
}: {
  readonly group: MessageGroup;
  readonly locale: string | undefined;
}) {
  return (
    <Box
      component="ul"
      sx={{ m: 0, p: 0, listStyle: "none", display: "grid", gap: "4px", justifyItems: "center" }}
    >
      {group.messages.map((message) => (
        <Box
          component="li"
          key={message.id}
          data-from="system"
          sx={{
            display: "flex",
            gap: "6px",
            maxWidth: "100%",
            textAlign: "center",
            typography: "body2",
            color: "text.secondary",
          }}
        >
          <Box component="span" sx={{ overflowWrap: "anywhere" }}>
            {message.text}
          </Box>
          <Time at={message.at} locale={locale} />
        </Box>
      ))}
    </Box>
  );
}

function Group({
  group,
  locale,
}: {
  readonly group: MessageGroup;
  readonly locale: string | undefined;
}) {
  const ours = group.from === "agent";
  const name = group.name ?? (ours ? "Agent" : "Customer");
  return (
    <Box
      sx={{
        display: "flex",
        flexDirection: "column",
        alignItems: ours ? "flex-end" : "flex-start",
        gap: "2px",
      }}
    >
      <Box sx={{ display: "flex", gap: "6px", px: "2px", maxWidth: "100%", typography: "body2" }}>
        <Typography component="span" variant="subtitle2" noWrap>
          {name}
        </Typography>
        <Time at={group.at} locale={locale} />
      </Box>
      <Box
        component="ul"
        sx={{
          m: 0,
          p: 0,
          listStyle: "none",
          display: "flex",
          flexDirection: "column",
          alignItems: ours ? "flex-end" : "flex-start",
          gap: "2px",
          maxWidth: "min(85%, 560px)",
        }}
      >
        {group.messages.map((message) => (
          <Bubble key={message.id} message={message} name={name} />
        ))}
      </Box>
    </Box>
  );
}

function Bubble({ message, name }: { readonly message: ChatMessage; readonly name: string }) {
  const ours = message.from === "agent";
  const attachments = message.attachments ?? [];
  return (
    <Box
      component="li"
      data-from={message.from}
      sx={{
        display: "flex",
        flexDirection: "column",
        alignItems: ours ? "flex-end" : "flex-start",
        gap: "4px",
        maxWidth: "100%",
      }}
    >
      <VisuallyHidden>{name}: </VisuallyHidden>
      {message.text !== "" && (
        <Box
          dir="auto"
          sx={{
            px: "10px",
            py: "6px",
            maxWidth: "100%",
            borderRadius: "8px",
            bgcolor: ours ? "tonal.primary.bg" : "neutral.100",
            whiteSpace: "pre-wrap",
            overflowWrap: "anywhere",
          }}
        >
          {message.text}
        </Box>
      )}
      {attachments.map((attachment) => (
        <ChatAttachmentView key={attachment.id} attachment={attachment} />
      ))}
    </Box>
  );
}
