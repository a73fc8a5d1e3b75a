import { describe, expect, it } from "vitest";
import {
  customerOf,
  matchingCustomers,
  phoneFrom,
  writerFrom,
} from "../../src/simulator/findCustomer";
import { customers } from "../host/fixtures";

const names = (typed: string): string[] =>
  matchingCustomers(customers, typed).map(({ name }) => name);

describe("the directory", () => {
  it.each([
    ["", ["Asha Rao", "Thomas Mathew"]],
    ["ASHA", ["Asha Rao"]],
    ["textiles", ["Asha Rao"]],
    ["00002", ["Thomas Mathew"]],
    ["+91 98000-00001", ["Asha Rao"]],
    ["nobody", []],
  ])("finds by name, company or number: %j", (typed, found) => {
    expect(names(typed)).toEqual(found);
  });

  it("knows a customer by the whole name or the whole number only", () => {
    expect(customerOf(customers, "asha rao")?.customerId).toBe(1001);
    expect(customerOf(customers, "+91 98000 00002")?.customerId).toBe(1002);
    expect(customerOf(customers, "asha")).toBeUndefined();
    expect(customerOf(customers, "98000")).toBeUndefined();
    expect(customerOf(customers, " ")).toBeUndefined();
  });
});

describe("a call", () => {
  it("comes from the known customer's number, or from what was typed", () => {
    expect(phoneFrom(customers, "Thomas Mathew")).toBe("+919800000002");
    expect(phoneFrom(customers, " 1800 ")).toBe("1800");
  });
});

describe("a chat", () => {
  it("is begun by a known customer, a number, or any name", () => {
    expect(writerFrom(customers, "Asha Rao")).toEqual({
      name: "Asha Rao",
      phone: "+919800000001",
      email: "asha.rao@example.com",
    });
    expect(writerFrom(customers, "+919845099999")).toEqual({
      name: "+919845099999",
      phone: "+919845099999",
    });
    expect(writerFrom(customers, "Zoe 2")).toEqual({ name: "Zoe 2" });
  });
});
