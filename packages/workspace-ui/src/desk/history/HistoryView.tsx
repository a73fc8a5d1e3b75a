import { EmptyState } from "@exotel-npm-dev/signal-design-system";
import type { Interaction } from "../../host/types";
import { t } from "../../texts/texts";
import { isMasked } from "../customer/phones";
import { useCustomerByPhone } from "../customer/useCustomer";
import { phoneOf } from "../deskStore";
import { CustomerTimeline } from "./CustomerTimeline";

/** What happened with the customer before. */
export const HistoryView = ({ interaction }: { interaction: Interaction }) => {
  const phone = phoneOf(interaction);
  const known = interaction.customerId >= 0;
  const found = useCustomerByPhone(known || phone === "" || isMasked(phone) ? null : phone);
  const customerId = known ? interaction.customerId : found?.customerId;
  return customerId === undefined ? (
    <EmptyState
      dense
      icon="clock-counter-clockwise"
      title={t("history.unknown")}
      text={t("history.unknownHint")}
    />
  ) : (
    <CustomerTimeline customerId={customerId} without={interaction.interactionId} />
  );
};
