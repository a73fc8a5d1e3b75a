import { describe, expect, it } from "vitest";
import { isMasked, phonesOf } from "../../src/desk/customer/phones";
import { columnsOf, draftOf, mergeRecords } from "../../src/desk/customer/recordColumns";
import type { Customer } from "../../src/host/types";

const asha: Customer = {
  customerId: 1001,
  name: "Asha Rao",
  phone: "+919800000001",
  email: "asha@example.com",
  city: "Pune",
  fields: { Plan: "Business 200" },
  revision: 1,
};

describe("a customer's record as a table", () => {
  it("comes back as it went, without spaces and empty own fields", () => {
    const table = { ...columnsOf(asha), city: " Nashik ", "fields.Plan": " " };
    expect(draftOf(table)).toEqual({
      name: "Asha Rao",
      phone: "+919800000001",
      email: "asha@example.com",
      company: "",
      city: "Nashik",
      language: "",
      fields: {},
    });
  });
});

describe("two people's changes of one record", () => {
  const mine = { ...columnsOf(asha), city: "Mumbai" };

  it("are both taken where they changed different columns", () => {
    const theirs = { ...asha, email: "rao@example.com", revision: 2 };
    const { merged, conflicts } = mergeRecords(asha, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(draftOf(merged)).toMatchObject({ city: "Mumbai", email: "rao@example.com" });
  });

  it("have to be chosen from where they changed the same column; until then mine stands", () => {
    const theirs = { ...asha, city: "Nashik", revision: 2 };
    const { merged, conflicts } = mergeRecords(asha, mine, theirs);
    expect(conflicts).toEqual([{ column: "city", mine: "Mumbai", theirs: "Nashik" }]);
    expect(merged.city).toBe("Mumbai");
  });

  it("are no conflict when both wrote the same", () => {
    const theirs = { ...asha, city: "Mumbai", revision: 2 };
    expect(mergeRecords(asha, mine, theirs).conflicts).toEqual([]);
  });

  it("keep a field that only the other has, and one that the other removed from being lost unseen", () => {
    const theirs = { ...asha, fields: { Since: "2019" }, revision: 2 };
    const changed = { ...columnsOf(asha), "fields.Plan": "Home 50" };
    const { merged, conflicts } = mergeRecords(asha, changed, theirs);
    expect(merged["fields.Since"]).toBe("2019");
    expect(conflicts).toEqual([{ column: "fields.Plan", mine: "Home 50", theirs: "" }]);
  });
});

describe("a customer's numbers", () => {
  it("are the main one and the fields that hold some, but not dates or amounts", () => {
    const fields = { "Alternate phone": "+91 20 4000 1234", since: "2019", Balance: "1200500" };
    expect(phonesOf({ ...asha, fields }).map(({ phone }) => phone)).toEqual([
      "+919800000001",
      "+91 20 4000 1234",
    ]);
  });

  it("are not dialled from here when the campaign hides them", () => {
    expect(isMasked("+9198xxxxxx01")).toBe(true);
    expect(phonesOf({ ...asha, phone: "+9198******01" })[0]?.masked).toBe(true);
  });
});
