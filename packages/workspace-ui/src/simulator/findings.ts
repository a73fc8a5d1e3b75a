import { Refusal } from "../host/refusal";
import type { ScenarioFinding } from "../host/simulation";

/** What the host found wrong with a scenario's text; empty where it refused for another reason. */
export const findingsOf = (error: unknown): ScenarioFinding[] => {
  if (!(error instanceof Refusal) || error.code !== "invalid-scenario") return [];
  const { details } = error;
  if (typeof details !== "object" || details === null || !("findings" in details)) return [];
  return Array.isArray(details.findings) ? details.findings.filter(isFinding) : [];
};

const isFinding = (value: unknown): value is ScenarioFinding => {
  if (typeof value !== "object" || value === null) return false;
  const { line, column, message, remedy } = value as Record<string, unknown>;
  return (
    typeof line === "number" &&
    typeof column === "number" &&
    typeof message === "string" &&
    typeof remedy === "string"
  );
};

/** Where a place, counted from 1, stands in a text: from 0, never beyond the line's end. */
export const offsetOf = (text: string, line: number, column: number): number => {
  const lines = text.split("\n");
  const index = Math.min(Math.max(line, 1), lines.length) - 1;
  const before = lines.slice(0, index).reduce((sum, one) => sum + one.length + 1, 0);
  // The host counts characters, a text field UTF-16 units.
  const characters = [...(lines[index] ?? "")];
  return before + characters.slice(0, Math.max(column, 1) - 1).join("").length;
};
