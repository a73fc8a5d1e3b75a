import { type Sending, type SendListener, sendFile } from "../../host/sendFile";
import type { Uploaded } from "../apps";

/** What hears of an upload. */
export type UploadListener = SendListener<Uploaded>;

/** An upload under way. */
export type Upload = Sending;

interface Options {
  /** Lets other contents take the place of a release; only demo and dev hosts allow it. */
  replace: boolean;
}

/** Sends a package to the host. */
export const sendPackage = (
  file: Blob,
  { replace }: Options,
  listener: UploadListener,
  makeRequest?: () => XMLHttpRequest,
): Upload =>
  sendFile(
    file,
    {
      path: `/releases${replace ? "?replace=true" : ""}`,
      mediaType: "application/zip",
      isAnswer: isUploaded,
    },
    listener,
    makeRequest,
  );

const isUploaded = (body: unknown): body is Uploaded =>
  typeof body === "object" && body !== null && "app" in body && "release" in body;
