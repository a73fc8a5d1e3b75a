import type { SimulatedChatWish } from "../host/simulation";
import type { Customer } from "../host/types";

/** How many of the directory are proposed at once. */
const most = 50;

const digits = (text: string): string => text.replace(/\D/g, "");

/** Letters in it make a text a name, whatever digits it has. */
const isNumber = (text: string): boolean => /\d/.test(text) && !/\p{L}/u.test(text);

/** The directory's customers that a typed text may mean: by a part of the name, the company or the number. */
export const matchingCustomers = (customers: readonly Customer[], typed: string): Customer[] => {
  const text = typed.trim().toLocaleLowerCase();
  const number = isNumber(text) ? digits(text) : "";
  return customers
    .filter(
      ({ name, phone, company }) =>
        name.toLocaleLowerCase().includes(text) ||
        (company ?? "").toLocaleLowerCase().includes(text) ||
        (number !== "" && digits(phone).includes(number)),
    )
    .slice(0, most);
};

/** The customer that a typed text names exactly. */
export const customerOf = (customers: readonly Customer[], typed: string): Customer | undefined => {
  const text = typed.trim().toLocaleLowerCase();
  if (text === "") return undefined;
  if (isNumber(text)) {
    const compact = text.replace(/[^\d+]/g, "");
    return customers.find(({ phone }) => phone.replace(/[^\d+]/g, "") === compact);
  }
  const named = customers.filter(({ name }) => name.toLocaleLowerCase() === text);
  return named.length === 1 ? named[0] : undefined;
};

/** The number to call from: a known customer's, else what was typed. */
export const phoneFrom = (customers: readonly Customer[], typed: string): string =>
  customerOf(customers, typed)?.phone ?? typed.trim();

/** Who writes: a known customer, a number, or any name. */
export const writerFrom = (
  customers: readonly Customer[],
  typed: string,
): SimulatedChatWish["customer"] => {
  const known = customerOf(customers, typed);
  if (known !== undefined) {
    const { name, phone, email } = known;
    return { name, phone, ...(email == null || email === "" ? {} : { email }) };
  }
  const name = typed.trim();
  return isNumber(name) ? { name, phone: name } : { name };
};
