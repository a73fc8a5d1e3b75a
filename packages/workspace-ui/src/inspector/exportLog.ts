import type { LogEntry } from "../bridge/inspectorLog";

/** The messages as a JSON document for a bug report. */
export const exportText = (entries: readonly LogEntry[], at: number): string =>
  JSON.stringify({ exportedAt: at, messages: entries }, null, 2);

/** Hands a text to the browser as a download. */
export const download = (name: string, text: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};
