import type { Waiting } from "../../host/supervision";
import type { Interaction } from "../../host/types";
import * as format from "../../texts/format";
import { t } from "../../texts/texts";

/** Who the customer is: the name, and the number or address beside it. */
export interface CustomerWords {
  name: string;
  address: string;
}

export const customerOf = (one: Interaction | Waiting): CustomerWords => {
  const given = "customerData" in one ? one.customerData : undefined;
  const address = one.displayPhone === "" ? (given?.email ?? "") : format.phone(one.displayPhone);
  const name = one.customer?.name ?? given?.name ?? "";
  return name === ""
    ? { name: address === "" ? t("supervisor.unknown") : address, address: "" }
    : { name, address };
};
