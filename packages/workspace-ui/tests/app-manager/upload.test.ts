import { describe, expect, it } from "vitest";
import { largestPackage, type Uploaded } from "../../src/app-manager/apps";
import { packageProblem } from "../../src/app-manager/upload/packageFile";
import { sendPackage } from "../../src/app-manager/upload/sendPackage";
import {
  nextUpload,
  noUpload,
  progressOf,
  type UploadEvent,
  type UploadState,
} from "../../src/app-manager/upload/uploadState";
import { HostAway, Refusal } from "../../src/host/refusal";
import { app, release } from "./fixtures";

const file = { name: "gwt-upload.aaex", size: 1_000 };
const uploaded: Uploaded = { app: app(), release: release("1.0.0"), created: true, warnings: [] };
const after = (...events: UploadEvent[]): UploadState => events.reduce(nextUpload, noUpload);

describe("the state of an upload", () => {
  it("goes from choosing over sending and checking to done", () => {
    const sending = after({ type: "chosen", file }, { type: "progress", sent: 400 });
    expect(sending).toMatchObject({ step: "sending", sent: 400 });
    expect(progressOf(sending)).toBe(0.4);
    const checking = nextUpload(sending, { type: "sent" });
    expect(progressOf(checking)).toBe("indeterminate");
    expect(nextUpload(checking, { type: "answered", uploaded })).toMatchObject({ step: "done" });
  });

  it("never goes backwards, nor beyond the file's size", () => {
    const state = after(
      { type: "chosen", file },
      { type: "progress", sent: 900 },
      { type: "progress", sent: 300 },
    );
    expect(state).toMatchObject({ sent: 900 });
    expect(nextUpload(state, { type: "progress", sent: 1_200 })).toMatchObject({ sent: 1_000 });
  });

  it("takes no progress after the last byte and no answer after cancelling", () => {
    const checking = after({ type: "chosen", file }, { type: "sent" });
    expect(nextUpload(checking, { type: "progress", sent: 10 })).toBe(checking);
    const cancelled = nextUpload(checking, { type: "reset" });
    expect(nextUpload(cancelled, { type: "answered", uploaded })).toBe(noUpload);
    expect(nextUpload(cancelled, { type: "failed", error: new HostAway() })).toBe(noUpload);
  });

  it("can be refused before everything was sent, and begun anew", () => {
    const refused = after({ type: "chosen", file }, { type: "failed", error: new HostAway() });
    expect(refused).toMatchObject({ step: "refused" });
    expect(nextUpload(refused, { type: "chosen", file })).toMatchObject({
      step: "sending",
      sent: 0,
    });
  });
});

describe("a file that need not be sent", () => {
  it("is one above the host's limit, with the limit and what to do", () => {
    const problem = packageProblem({ name: "big.aaex", size: largestPackage + 1 });
    expect(problem).toMatch(/100 MB/);
    expect(problem).toMatch(/source maps/);
    expect(packageProblem({ name: "big.aaex", size: largestPackage })).toBeNull();
  });

  it("is an empty one, or no package by its name", () => {
    expect(packageProblem({ name: "a.aaex", size: 0 })).toMatch(/empty/);
    expect(packageProblem({ name: "a.png", size: 1 })).toMatch(/npm run ship/);
    expect(packageProblem({ name: "GWT-UPLOAD.AAEX", size: 1 })).toBeNull();
    expect(packageProblem({ name: "a.zip", size: 1 })).toBeNull();
  });
});

/** An XMLHttpRequest whose life a test decides. */
class FakeRequest {
  opened: [string, string] | null = null;
  readonly headers: Record<string, string> = {};
  sentBody: unknown = null;
  aborted = false;
  status = 0;
  responseText = "";
  upload: {
    onprogress: ((event: { loaded: number }) => void) | null;
    onload: (() => void) | null;
  } = { onprogress: null, onload: null };
  onload: (() => void) | null = null;
  onerror: (() => void) | null = null;
  open(method: string, url: string): void {
    this.opened = [method, url];
  }
  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }
  getResponseHeader(): string | null {
    return null;
  }
  send(body: unknown): void {
    this.sentBody = body;
  }
  abort(): void {
    this.aborted = true;
  }
  answer(status: number, body: unknown): void {
    this.status = status;
    this.responseText = typeof body === "string" ? body : JSON.stringify(body);
    this.onload?.();
  }
}

const sending = (replace = false) => {
  const request = new FakeRequest();
  const heard: unknown[] = [];
  const upload = sendPackage(
    new Blob(["package"]),
    { replace },
    {
      progress: (sent) => heard.push(sent),
      sent: () => heard.push("sent"),
      answered: (answer) => heard.push(answer),
      failed: (error) => heard.push(error),
    },
    () => request as unknown as XMLHttpRequest,
  );
  return { request, heard, upload };
};

describe("sending a package", () => {
  it("sends the archive itself as the body, and tells what has left", () => {
    const { request, heard } = sending();
    expect(request.opened).toEqual(["POST", "/api/v1/releases"]);
    expect(request.headers["content-type"]).toBe("application/zip");
    expect(request.sentBody).toBeInstanceOf(Blob);
    request.upload.onprogress?.({ loaded: 3 });
    request.upload.onload?.();
    request.answer(201, uploaded);
    expect(heard).toEqual([3, "sent", uploaded]);
  });

  it("asks to replace only when told", () => {
    expect(sending(true).request.opened?.[1]).toBe("/api/v1/releases?replace=true");
  });

  it("hands on the host's refusal with its remedy and field", () => {
    const { request, heard } = sending();
    request.answer(409, {
      code: "release-immutable",
      message: "release 1.0.0 is there already",
      remedy: "give the app a new version",
      field: "version",
    });
    expect(heard[0]).toBeInstanceOf(Refusal);
    expect(heard[0]).toMatchObject({ code: "release-immutable", field: "version", status: 409 });
  });

  it("makes a refusal of an answer that isn't the host's", () => {
    const { request, heard } = sending();
    request.answer(502, "<html>");
    expect(heard[0]).toMatchObject({ status: 502, code: "http-502" });
  });

  it("says that the host is away when the connection breaks off", () => {
    const { request, heard } = sending();
    request.onerror?.();
    expect(heard).toEqual([new HostAway()]);
  });

  it("is silent once it is cancelled", () => {
    const { request, heard, upload } = sending();
    upload.cancel();
    expect(request.aborted).toBe(true);
    request.upload.onprogress?.({ loaded: 3 });
    request.answer(201, uploaded);
    expect(heard).toEqual([]);
  });
});
