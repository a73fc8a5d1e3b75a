import { HostAway, refusalFrom } from "../../host/refusal";
import type { Uploaded } from "../apps";

/** What hears of an upload. */
export interface UploadListener {
  /** Bytes that have left. */
  progress(sent: number): void;
  /** Everything has left; the host reads and checks. */
  sent(): void;
  answered(uploaded: Uploaded): void;
  failed(error: unknown): void;
}

/** An upload under way. */
export interface Upload {
  /** Breaks it off; the host keeps nothing of it, and the listener hears nothing more. */
  cancel(): void;
}

interface Options {
  /** Lets other contents take the place of a release; only demo and dev hosts allow it. */
  replace: boolean;
}

/** Sends a package to the host. `fetch` can't tell how much of a body has left, so this is an XMLHttpRequest. */
export const sendPackage = (
  file: Blob,
  { replace }: Options,
  listener: UploadListener,
  makeRequest: () => XMLHttpRequest = () => new XMLHttpRequest(),
): Upload => {
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
      if (request.status >= 200 && request.status < 300 && isUploaded(body)) {
        listener.answered(body);
      } else {
        listener.failed(
          refusalFrom(request.status, body, request.getResponseHeader("retry-after")),
        );
      }
    });
  };
  request.onerror = () => end(() => listener.failed(new HostAway()));
  request.open("POST", `/api/v1/releases${replace ? "?replace=true" : ""}`);
  request.setRequestHeader("content-type", "application/zip");
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

const isUploaded = (body: unknown): body is Uploaded =>
  typeof body === "object" && body !== null && "app" in body && "release" in body;
