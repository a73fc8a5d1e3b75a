import type { CustomerPhone } from "@exotel-npm-dev/signal-design-system";
import type { Customer } from "../../host/types";
import * as format from "../../texts/format";

/** A number with at least six digits, and nothing but what stands in numbers. */
const looksLikeNumber = (value: string): boolean =>
  /^\+?[\d\s().-]{6,24}$/.test(value.trim()) && value.replace(/\D/g, "").length >= 6;

/** Names of fields that hold numbers; others hold dates and amounts that look alike. */
const namesNumber = (name: string): boolean => /phone|mobile|cell|tel|whatsapp|number/i.test(name);

/** A number that the campaign hides from its agents; it can't be dialled or changed by hand. */
export const isMasked = (phone: string): boolean => /[x*•]/i.test(phone);

/** Whether a field of a customer's record is a further number. */
export const isPhoneField = (name: string, value: string): boolean =>
  namesNumber(name) && looksLikeNumber(value);

/** All of a customer's numbers, the main one first. */
export const phonesOf = (customer: Customer | null): CustomerPhone[] =>
  customer === null
    ? []
    : [
        {
          phone: customer.phone,
          shown: format.phone(customer.phone),
          masked: isMasked(customer.phone),
        },
        ...Object.entries(customer.fields)
          .filter(([name, value]) => isPhoneField(name, value) && value !== customer.phone)
          .map(([name, value]) => ({
            phone: value,
            shown: format.phone(value),
            label: format.words(name),
          })),
      ];
