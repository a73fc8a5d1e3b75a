import { HostAway, refusalFrom } from "./refusal";

/** What hears of a file on its way to the host. */
export interface SendListener<Answer> {
  /** Bytes that have left. */
  progress(sent: number): void;
  /** Everything has left; the host reads and checks. */
  sent(): void;
  answered(answer: Answer): void;
  /** A `Refusal`, or `HostAway` when the host said nothing. */
  failed(error: unknown): void;
}

/** A file under way. */
export interface Sending {
  /** Breaks it off; the host keeps nothing of it, and the listener hears nothing more. */
  cancel(): void;
}

interface Wish<Answer> {
  /** Below `/api/v1`. */
  path: string;
  mediaType: string;
  /** Whether the host's answer is the expected one. */
  isAnswer(body: unknown): body is Answer;
}

/** Sends a file as a raw body. `fetch` can't tell how much of a body has left, so this is an XMLHttpRequest. */
export const sendFile = <Answer>(
  file: Blob,
  { path, mediaType, isAnswer }: Wish<Answer>,
  listener: SendListener<Answer>,
  makeRequest: () => XMLHttpRequest = () => new XMLHttpRequest(),
): Sending => {
  const request = makeRequest();
  let over = false;
  const end = (tell: () => void): void => {
    if (over) return;
    over = true;
    tell();
  };
  request.upload.onprogress = ({ loaded }) => {
    if (!over) listener.progress(loaded);
  };
  request.upload.onload = () => {
    if (!over) listener.sent();
  };
  request.onload = () => {
    end(() => {
      const body = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300 && isAnswer(body)) {
        listener.answered(body);
      } else {
        listener.failed(
          refusalFrom(request.status, body, request.getResponseHeader("retry-after")),
        );
      }
    });
  };
  request.onerror = () => end(() => listener.failed(new HostAway()));
  request.open("POST", `/api/v1${path}`);
  request.setRequestHeader("content-type", mediaType);
  request.setRequestHeader("accept", "application/json");
  request.send(file);
  return {
    cancel: () => {
      over = true;
      request.abort();
    },
  };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};
