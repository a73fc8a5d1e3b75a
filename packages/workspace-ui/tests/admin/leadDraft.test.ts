import { describe, expect, it } from "vitest";
import { draftOf, reviewOf } from "../../src/admin/leads/leadDraft";

describe("a lead that is about to be loaded", () => {
  it("finds the columns with number and name by their heads", () => {
    const draft = draftOf([
      ["Plan", "Customer name", "Mobile"],
      ["Basic", "Asha Rao", "+91 98000 00001"],
    ]);
    expect(draft).toMatchObject({ phone: 2, name: 1 });
    expect(reviewOf(draft).records).toEqual([
      { name: "Asha Rao", phone: "+91 98000 00001", fields: { Plan: "Basic" } },
    ]);
  });

  it("finds them by what is in them when there are no heads", () => {
    const draft = draftOf([["Asha Rao", "+919800000001", "Pune"]]);
    expect(draft).toMatchObject({ phone: 1, name: 0 });
    expect(draft.headers).toEqual(["Column 1", "Column 2", "Column 3"]);
  });

  it("leaves out rows without a number, and repeated numbers however they are spelt", () => {
    const review = reviewOf(
      draftOf([
        ["name", "phone"],
        ["Asha", "+91 98000 00001"],
        ["Nobody", "call her"],
        ["Asha again", "+919800000001"],
        ["Jon", "+919800000002"],
      ]),
    );
    expect(review.records.map(({ name }) => name)).toEqual(["Asha", "Jon"]);
    expect(review).toMatchObject({ skipped: 1, doubled: 1 });
  });

  it("has no records while nobody knows which column has the number", () => {
    const draft = draftOf([
      ["name", "city"],
      ["Asha", "Pune"],
    ]);
    expect(draft.phone).toBeNull();
    expect(reviewOf(draft)).toMatchObject({ records: [], skipped: 1 });
  });
});
