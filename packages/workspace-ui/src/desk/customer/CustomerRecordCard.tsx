import { Box, CustomerCard } from "@exotel-npm-dev/signal-design-system";
import type { ReactNode } from "react";
import { Augments } from "../../frames/Augments";
import type { Customer } from "../../host/types";
import { useDesk, useWorkspace } from "../../shell/context";
import * as format from "../../texts/format";
import { t } from "../../texts/texts";
import { isPhoneField, phonesOf } from "./phones";

/** A customer's record; its numbers can be dialled whenever the agent may dial. */
export const CustomerRecordCard = ({
  customer,
  actions,
  plain = false,
}: {
  customer: Customer;
  actions?: ReactNode;
  plain?: boolean;
}) => {
  const workspace = useWorkspace();
  const canDial = useDesk(({ desk }) => desk?.commands.includes("dial") ?? false);
  const { customerId } = customer;
  return (
    <CustomerCard
      plain={plain}
      customer={{
        name: customer.name,
        customerId,
        phones: phonesOf(customer),
        email: customer.email == null || customer.email === "" ? undefined : customer.email,
        fields: [
          ...(["company", "city", "language"] as const)
            .filter((key) => customer[key])
            .map((key) => ({ label: t(`customer.${key}`), value: customer[key] })),
          ...Object.entries(customer.fields)
            .filter(([name, value]) => !isPhoneField(name, value))
            .map(([name, value]) => ({ label: format.words(name), value, key: name })),
        ],
      }}
      onDial={
        canDial ? (phone) => void workspace.run({ command: "dial", phone, customerId }) : undefined
      }
      layout="columns"
      actions={actions}
      sx={{
        "& dl": {
          gridTemplateColumns: {
            xs: "repeat(auto-fill, minmax(min(136px, 100%), 1fr))",
            sm: "repeat(auto-fill, minmax(184px, 1fr))",
          },
        },
      }}
    >
      {customer.augments !== undefined && customer.augments.length > 0 && (
        <Box sx={{ mt: "14px" }}>
          <Augments augments={customer.augments} />
        </Box>
      )}
    </CustomerCard>
  );
};
