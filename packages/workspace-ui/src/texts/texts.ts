import { en } from "./en";

/** Keys of the catalogue. */
export type TextKey = keyof typeof en;

type ParameterNames<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterNames<Rest>
  : never;

/** The values that a text needs. */
export type Parameters<Key extends TextKey> = {
  [Name in ParameterNames<(typeof en)[Key]>]: string | number;
};

type Rest<Key extends TextKey> = keyof Parameters<Key> extends never ? [] : [Parameters<Key>];

/** The text of a key, with its values put in. */
export function t<Key extends TextKey>(key: Key, ...[values]: Rest<Key>): string {
  const text: string = en[key];
  if (values === undefined) return text;
  const table = values as Record<string, string | number>;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = table[name];
    return value === undefined ? whole : String(value);
  });
}

/** The locale that numbers, dates and phone numbers are formatted for. */
export const locale = (): string => navigator.language || "en";
