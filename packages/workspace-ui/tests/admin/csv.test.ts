import { describe, expect, it } from "vitest";
import { parseCsv } from "../../src/admin/leads/csv";

describe("a file of numbers", () => {
  it.each([
    ["commas", "name,phone\nAsha,1"],
    ["semicolons", "name;phone\nAsha;1"],
    ["tabs", "name\tphone\nAsha\t1"],
    ["Windows line ends and a byte order mark", "\uFEFFname,phone\r\nAsha,1\r\n"],
  ])("is read with %s", (_, text) => {
    expect(parseCsv(text)).toEqual([
      ["name", "phone"],
      ["Asha", "1"],
    ]);
  });

  it("keeps delimiters, quotes and line breaks inside quotes", () => {
    expect(parseCsv('name,note\n"Rao, Asha","said ""no""\nagain"')).toEqual([
      ["name", "note"],
      ["Rao, Asha", 'said "no"\nagain'],
    ]);
  });

  it("has no rows for empty lines", () => {
    expect(parseCsv("\n\n ,\nAsha,1\n\n")).toEqual([["Asha", "1"]]);
    expect(parseCsv("")).toEqual([]);
  });

  it("is read to its end when a quote is left open", () => {
    expect(parseCsv('a,"b\nc')).toEqual([["a", "b\nc"]]);
  });
});
