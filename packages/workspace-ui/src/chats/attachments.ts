import { type Sending, type SendListener, sendFile } from "../host/sendFile";
import type { Attachment } from "../host/types";

/** The largest file that a chat takes, in bytes. */
export const largestAttachment = 10_000_000;

/** Sends a file to the host, for a chat's next message. */
export const sendAttachment = (
  interactionId: string,
  file: File,
  listener: SendListener<Attachment>,
): Sending =>
  sendFile(
    file,
    {
      path: `/chats/${encodeURIComponent(interactionId)}/attachments?name=${encodeURIComponent(file.name)}`,
      mediaType: file.type === "" ? "application/octet-stream" : file.type,
      isAnswer: isAttachment,
    },
    listener,
  );

const isAttachment = (body: unknown): body is Attachment =>
  typeof body === "object" && body !== null && "attachmentId" in body && "url" in body;
