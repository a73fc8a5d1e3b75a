import { Box, Button, Chip, CustomerCard, Icon } from "@exotel-npm-dev/signal-design-system";
import type { Interaction } from "../host/types";
import { useDesk, useSlots, useWorkspace } from "../shell/context";
import { locateSlot } from "../shell/slotPlaces";
import { useSmall } from "../shell/useLayout";
import * as format from "../texts/format";
import { t } from "../texts/texts";

/** The customer's record, and the apps that open in a dialog for this call. */
export const CustomerView = ({ call }: { call: Interaction }) => {
  const workspace = useWorkspace();
  const small = useSmall();
  const popped = useDesk((state) => state.poppedFor === call.interactionId);
  const slots = useSlots((state) => state.slots);
  const modals = slots
    .filter(({ slot }) => locateSlot(slot, "agent") === "dialog")
    .flatMap(({ apps }) => apps);
  const { customer } = call;
  const mayPop = call.commands.includes("screenPop");

  const buttons = (
    <Box sx={{ display: "flex", gap: "6px", flexWrap: "wrap", alignItems: "center" }}>
      {popped && (
        <Chip
          size="small"
          color="primary"
          icon={<Icon name="check" size={12} weight="bold" />}
          label={t("customer.popped")}
        />
      )}
      {mayPop && (
        <Button
          size="small"
          variant="outlined"
          color="inherit"
          startIcon={<Icon name="identification-card" size={14} />}
          onClick={() => {
            void workspace.run({ command: "screenPop", interactionId: call.interactionId });
          }}
        >
          {t("call.screenPop")}
        </Button>
      )}
      {modals.map(({ placementId, app }) => (
        <Button
          key={placementId}
          size="small"
          variant="outlined"
          color="inherit"
          startIcon={<Icon name="arrow-up-right" size={14} />}
          onClick={() => void workspace.openModal(placementId, call.interactionId)}
        >
          {t("call.openApp", { app: app.name })}
        </Button>
      ))}
    </Box>
  );

  const card = (
    <CustomerCard
      customer={
        customer === null
          ? null
          : {
              name: customer.name,
              customerId: customer.customerId,
              phones: [format.phone(customer.phone)],
              email: customer.email ?? undefined,
              fields: [
                ...(["company", "city", "language"] as const)
                  .filter((key) => customer[key])
                  .map((key) => ({ label: t(`customer.${key}`), value: customer[key] })),
                ...Object.entries(customer.fields).map(([label, value]) => ({
                  label: format.words(label),
                  value,
                  key: label,
                })),
              ],
            }
      }
      phone={format.phone(call.displayPhone)}
      layout="columns"
      actions={small ? undefined : buttons}
      sx={{ "& dl": { gridTemplateColumns: "repeat(auto-fill, minmax(min(184px, 100%), 1fr))" } }}
    />
  );
  return small ? (
    <Box sx={{ display: "grid", gap: "10px" }}>
      {buttons}
      {card}
    </Box>
  ) : (
    card
  );
};
