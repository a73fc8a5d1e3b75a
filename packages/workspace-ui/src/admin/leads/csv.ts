/** Reads delimited text (RFC 4180): quotes, line breaks in quotes, and comma, semicolon or tab between fields. */
export const parseCsv = (text: string): string[][] => {
  const source = text.replace(/^\uFEFF/, "");
  const delimiter = delimiterOf(source);
  const rows: string[][] = [];
  let row: string[] = [];
  let field = "";
  let quoted = false;
  const endField = (): void => {
    row.push(field);
    field = "";
  };
  const endRow = (): void => {
    endField();
    if (row.some((one) => one.trim() !== "")) rows.push(row);
    row = [];
  };
  for (let at = 0; at < source.length; at += 1) {
    const character = source.charAt(at);
    if (quoted) {
      if (character !== '"') field += character;
      else if (source.charAt(at + 1) === '"') {
        field += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"' && field.trim() === "") {
      field = "";
      quoted = true;
    } else if (character === delimiter) endField();
    else if (character === "\n" || character === "\r") {
      if (character === "\r" && source.charAt(at + 1) === "\n") at += 1;
      endRow();
    } else field += character;
  }
  if (field !== "" || row.length > 0) endRow();
  return rows;
};

/** The delimiter that the first line has most of. */
const delimiterOf = (text: string): string => {
  const line = text.slice(0, Math.max(0, text.search(/[\r\n]|$/))).replace(/"[^"]*"/g, "");
  const counts = [",", ";", "\t"].map((one) => ({ one, count: line.split(one).length - 1 }));
  return counts.reduce((most, next) => (next.count > most.count ? next : most)).one;
};
