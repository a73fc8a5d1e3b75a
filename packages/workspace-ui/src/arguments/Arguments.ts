import type { Outcome } from "../bridge/wire";
import { wrongArgument } from "./refusing";

/** An argument that can't be used. Thrown by {@link Arguments}, and turned into the refusal by {@link answered}. */
export class ArgumentFault extends Error {
  constructor(
    readonly field: string,
    readonly expected: string,
  ) {
    super(`${field} ${expected}`);
  }
}

/** Carries out what was asked; an argument that can't be used becomes a refusal with 136 that names it. */
export const answered = async (
  what: string,
  run: () => Outcome | Promise<Outcome>,
): Promise<Outcome> => {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ArgumentFault) return wrongArgument(what, error.field, error.expected);
    throw error;
  }
};

/** Texts of apps are cut at this length, in characters. */
const longest = 4_000;

/** What an app gave with a call, read field by field; each field is known by its path. */
export class Arguments {
  constructor(
    private readonly values: Readonly<Record<string, unknown>>,
    private readonly path: string,
  ) {}

  /** Takes a value that must be an object; nothing at all counts as an empty one. */
  static of(value: unknown, path: string): Arguments {
    if (value === undefined || value === null) return new Arguments({}, path);
    if (typeof value !== "object" || Array.isArray(value)) {
      throw new ArgumentFault(path, "must be an object");
    }
    return new Arguments(value as Record<string, unknown>, path);
  }

  /** Whether anything was given. */
  has(key: string): boolean {
    return this.values[key] !== undefined && this.values[key] !== null;
  }

  /** The value as it came. */
  raw(key: string): unknown {
    return this.values[key];
  }

  /** The path of a field. */
  at(key: string): string {
    return this.path === "" ? key : `${this.path}.${key}`;
  }

  /** Refuses a field. */
  fault(key: string, expected: string): ArgumentFault {
    return new ArgumentFault(this.at(key), expected);
  }

  /** A text that says something. */
  text(key: string): string {
    const text = this.optionalText(key);
    if (text === null) throw this.fault(key, "must be a text that is not empty");
    return text;
  }

  /** A text, or `null` where there is none or an empty one. */
  optionalText(key: string): string | null {
    const value = this.values[key];
    if (value === undefined || value === null) return null;
    if (typeof value !== "string") throw this.fault(key, "must be a text");
    return value.trim() === "" ? null : value.slice(0, longest);
  }

  /** A whole number of pixels or milliseconds, brought within its bounds; `null` where none is given. */
  bounded(key: string, least: number, most: number): number | null {
    const value = this.values[key];
    if (value === undefined || value === null) return null;
    if (typeof value !== "number" || !Number.isFinite(value)) {
      throw this.fault(key, "must be a number");
    }
    return Math.round(Math.min(most, Math.max(least, value)));
  }

  /** The number of a record. */
  id(key: string): number {
    const value = this.values[key];
    if (typeof value === "number" && Number.isSafeInteger(value)) return value;
    throw this.fault(key, "must be a whole number");
  }

  /** Yes or no; no where nothing is given. */
  flag(key: string): boolean {
    const value = this.values[key];
    if (value === undefined || value === null) return false;
    if (typeof value !== "boolean") throw this.fault(key, "must be true or false");
    return value;
  }

  /** One of some words; `otherwise` where none is given. */
  choice<Word extends string>(key: string, words: readonly Word[], otherwise?: Word): Word {
    const value = this.values[key];
    if ((value === undefined || value === null) && otherwise !== undefined) return otherwise;
    if (typeof value === "string" && (words as readonly string[]).includes(value)) {
      return value as Word;
    }
    throw this.fault(key, `must be one of ${words.join(", ")}`);
  }

  /** A list of objects, no shorter and no longer than this. */
  list(key: string, least: number, most: number): Arguments[] {
    const value = this.values[key];
    if (!Array.isArray(value) || value.length < least || value.length > most) {
      throw this.fault(key, `must be a list of ${least} to ${most}`);
    }
    return value.map((item, index) => {
      const path = `${this.at(key)}[${index}]`;
      if (typeof item !== "object" || item === null || Array.isArray(item)) {
        throw new ArgumentFault(path, "must be an object");
      }
      return new Arguments(item as Record<string, unknown>, path);
    });
  }
}
