import { locale } from "./texts";

const made = new Map<string, Intl.DateTimeFormat>();

const dateFormat = (key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const id = `${locale()} ${key}`;
  let format = made.get(id);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale(), options);
    made.set(id, format);
  }
  return format;
};

/** A time of day: hours and minutes. */
export const timeOfDay = (at: number): string =>
  dateFormat("time", { hour: "2-digit", minute: "2-digit" }).format(at);

/** A time of day to the second, for a clock. */
export const clockTime = (at: number): string =>
  dateFormat("clock", { hour: "2-digit", minute: "2-digit", second: "2-digit" }).format(at);

/** A time of day to the millisecond, always 24 hours, for the inspector. */
export const preciseTime = (at: number): string =>
  dateFormat("precise", {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    fractionalSecondDigits: 3,
    hourCycle: "h23",
  }).format(at);

/** A date with its time. */
export const dateAndTime = (at: number): string =>
  dateFormat("both", { dateStyle: "medium", timeStyle: "short" }).format(at);

/** When, as short as it can be: the time of day for today, else the day, with the year when it is another one. */
export const moment = (at: number, now: number): string => {
  const [then, present] = [new Date(at), new Date(now)];
  if (then.toDateString() === present.toDateString()) return timeOfDay(at);
  return then.getFullYear() === present.getFullYear()
    ? dateFormat("day", { day: "numeric", month: "short" }).format(at)
    : dateFormat("dayOfYear", { dateStyle: "medium" }).format(at);
};

/** A number in the reader's digits. */
export const number = (value: number): string => new Intl.NumberFormat(locale()).format(value);

/** A share from 0 to 1, in whole percents. */
export const percent = (share: number): string =>
  new Intl.NumberFormat(locale(), { style: "percent", maximumFractionDigits: 0 }).format(share);

/** A size, short: `138 B`, `1.2 kB`. */
export const size = (count: number): string => {
  const units = ["B", "kB", "MB", "GB"] as const;
  let value = count;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = value < 10 && unit > 0 ? 1 : 0;
  const figure = new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(value);
  return `${figure} ${units[unit] ?? "B"}`;
};

/** Milliseconds as a duration for the inspector: `12 ms`, `1.4 s`. */
export const milliseconds = (ms: number): string =>
  ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;

/** A phone number, grouped for reading; what can't be grouped stays as dialled. */
export const phone = (dialled: string): string => {
  const compact = dialled.replace(/[\s().-]/g, "");
  const india = /^\+?91(\d{5})(\d{5})$/.exec(compact);
  if (india) return `+91 ${india[1]} ${india[2]}`;
  const north = /^\+?1(\d{3})(\d{3})(\d{4})$/.exec(compact);
  if (north) return `+1 ${north[1]} ${north[2]} ${north[3]}`;
  const bare = /^(\d{5})(\d{5})$/.exec(compact);
  if (bare) return `${bare[1]} ${bare[2]}`;
  const international = /^\+(\d{1,3})(\d{2,4})(\d{3,4})(\d{3,4})$/.exec(compact);
  if (international) return `+${international.slice(1).join(" ")}`;
  return dialled;
};

/** A field's name as words: `customerSince` becomes `Customer since`. Names that are words already stay as they are. */
export const words = (name: string): string => {
  if (/\s/.test(name)) return name;
  const lower = name === name.toUpperCase() ? name.toLowerCase() : name;
  const spaced = lower
    .replace(/[_-]+/g, " ")
    .replace(
      /([a-z\d])([A-Z])/g,
      (_all, before: string, after: string) => `${before} ${after.toLowerCase()}`,
    )
    .trim();
  return spaced === "" ? name : spaced.charAt(0).toUpperCase() + spaced.slice(1);
};
