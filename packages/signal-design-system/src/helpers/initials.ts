/** First letters of the first and the last word of a name, in capitals; empty for an empty name. */
export function getInitials(name: string): string {
  const words = name
    .trim()
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const letterOf = (word: string | undefined): string =>
    word === undefined ? "" : (/[\p{L}\p{N}]/u.exec(word)?.[0] ?? "");
  const first = letterOf(words[0]);
  const last = words.length > 1 ? letterOf(words[words.length - 1]) : "";
  return (first + last).toLocaleUpperCase();
}
