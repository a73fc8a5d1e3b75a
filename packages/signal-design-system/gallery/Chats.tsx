import { useState } from "react";
import {
  AudioPlayer,
  Box,
  ChatCard,
  type ChatCardProps,
  ChatInputBox,
  type ChatMessage,
  ChatTranscript,
  MessageComposer,
} from "../src";
import { Section, Tiles } from "./Section";

const now = new Date(2026, 4, 14, 15, 20).getTime();
const clock = (): number => now;
const nothing = (): void => {};
const minute = 60_000;

/** A picture small enough to stand in the source. */
const picture =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='400' height='264'%3E%3Crect width='400' height='264' fill='%23bccdfa'/%3E%3Ccircle cx='200' cy='132' r='72' fill='%233a5fdb'/%3E%3C/svg%3E";

const messages: readonly ChatMessage[] = [
  { id: "0", from: "system", text: "Asha Rao began the chat", at: now - 1500 * minute },
  {
    id: "1",
    from: "customer",
    name: "Asha Rao",
    text: "Hello, my invoice of April looks wrong.",
    at: now - 1499 * minute,
  },
  {
    id: "2",
    from: "customer",
    name: "Asha Rao",
    text: "It has the old address on it.",
    at: now - 12 * minute,
  },
  {
    id: "3",
    from: "customer",
    name: "Asha Rao",
    text: "",
    attachments: [
      {
        id: "a",
        name: "invoice-april-2026-final-version.pdf",
        mediaType: "application/pdf",
        size: 182_400,
        url: "#",
      },
      { id: "b", name: "photo.png", mediaType: "image/png", size: 1_204_000, url: picture },
    ],
    at: now - 11 * minute,
  },
  { id: "4", from: "system", text: "Meera Nair joined", at: now - 10 * minute },
  {
    id: "5",
    from: "agent",
    name: "Meera Nair",
    text: "Thank you, I see it.\nI'll have a corrected one made and send it to asha.rao@example.com.",
    at: now - 9 * minute,
  },
  {
    id: "6",
    from: "agent",
    name: "Meera Nair",
    text: "Is the new address still right?",
    at: now - 8.5 * minute,
  },
];

const replies = [
  { label: "Greeting", text: "Hello, how can I help you?" },
  { label: "Wait", text: "One moment please, I'm looking it up." },
  { label: "Anything else", text: "Is there anything else that I can do for you?" },
];

const base: ChatCardProps = {
  state: "connected",
  customerName: "Asha Rao",
  contact: "+91 98450 00001",
  queueName: "Web chat",
  campaignName: "Support",
  now: clock,
  onAccept: nothing,
  onDecline: nothing,
  onTransfer: nothing,
  onConference: nothing,
  onEnd: nothing,
};

const box = {
  display: "flex",
  flexDirection: "column",
  height: 420,
  border: "1px solid",
  borderColor: "divider",
  borderRadius: "6px",
  bgcolor: "background.paper",
  overflow: "hidden",
} as const;

/** What a chat is made of. */
export function Chats() {
  const [text, setText] = useState("I'm writing to");
  return (
    <>
      <Section title="Chat card">
        <Tiles min={460}>
          <ChatCard
            {...base}
            state="offered"
            since={now - 8000}
            preview="Hello, my invoice of April looks wrong. It has the old address on it."
            reason="Waited 00:42"
          />
          <ChatCard {...base} connectedAt={now - 12 * minute} />
          <ChatCard
            {...base}
            connectedAt={now - 12 * minute}
            parties={[{ id: "1", label: "Jon Fernandes", onDrop: nothing }]}
            attempt={{ label: "Asking Kavya Iyer to join", since: now - 5000 }}
            onCancelAttempt={nothing}
            onLeave={nothing}
          />
          <ChatCard
            {...base}
            connectedAt={now - 12 * minute}
            error="Jon Fernandes did not take the chat. Choose someone else."
          />
          <ChatCard
            {...base}
            state="wrapUp"
            connectedAt={now - 12 * minute}
            endedAt={now - 15_000}
            wrapUp={{ from: now - 15_000, to: now + 45_000 }}
            reason="The customer left"
          />
          <ChatCard
            {...base}
            state="ended"
            connectedAt={now - 12 * minute}
            endedAt={now - 2 * minute}
            reason="You ended the chat"
            onDismiss={nothing}
          />
        </Tiles>
      </Section>
      <Section title="Transcript and composer">
        <Tiles min={460}>
          <Box sx={box}>
            <ChatTranscript messages={messages} typing="Asha Rao" now={clock} />
          </Box>
          <Box sx={box}>
            <ChatTranscript messages={[]} now={clock} />
            <MessageComposer
              onSend={nothing}
              quickReplies={replies}
              onFiles={nothing}
              maxFileBytes={10_000_000}
              sx={{ m: "0 12px 12px" }}
            />
          </Box>
          <MessageComposer
            value={text}
            onChange={setText}
            onSend={nothing}
            quickReplies={replies}
            onFiles={nothing}
            onRemoveFile={nothing}
            onRetryFile={nothing}
            maxFileBytes={10_000_000}
            files={[
              { id: "1", name: "price-list.pdf", size: 482_000, mediaType: "application/pdf" },
              {
                id: "2",
                name: "drawing.png",
                size: 4_820_000,
                mediaType: "image/png",
                progress: 0.4,
              },
              {
                id: "3",
                name: "notes.txt",
                size: 2_000,
                mediaType: "text/plain",
                error: "The host did not answer.",
              },
            ]}
            error="The message was not sent: the host did not answer."
            onRetry={nothing}
          />
          <MessageComposer onSend={nothing} closed="The customer has left the chat." />
          <ChatInputBox onSend={nothing} />
        </Tiles>
      </Section>
      <Section title="Audio player">
        <Tiles>
          <AudioPlayer
            src="data:audio/wav;base64,UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA="
            title="Recording"
            download
          />
          <AudioPlayer src="about:blank" title="A recording that is gone" />
        </Tiles>
      </Section>
    </>
  );
}
