import {
  Box,
  Button,
  Chip,
  CustomerCard,
  Icon,
  Paper,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useState } from "react";
import { Augments } from "../../frames/Augments";
import type { Customer, Interaction } from "../../host/types";
import { useDesk, useSlots, useWorkspace } from "../../shell/context";
import { locateSlot } from "../../shell/slotPlaces";
import { useSmall } from "../../shell/useLayout";
import * as format from "../../texts/format";
import { t } from "../../texts/texts";
import { phoneOf } from "../deskStore";
import { CustomerEditor } from "./CustomerEditor";
import { CustomerRecordCard } from "./CustomerRecordCard";
import { isMasked } from "./phones";
import { useCustomerByPhone } from "./useCustomer";

/** The customer's record, and the apps that open in a dialog for this interaction. */
export const CustomerView = ({ interaction }: { interaction: Interaction }) => {
  const small = useSmall();
  const [editing, setEditing] = useState(false);
  const phone = phoneOf(interaction);
  // A record that was made during the call is found by its number.
  const lookUp = interaction.customer === null && phone !== "" && !isMasked(phone);
  const found = useCustomerByPhone(lookUp ? phone : null);
  const [saved, setSaved] = useState<Customer | null>(null);
  const given = interaction.customer ?? found;
  const customer =
    saved !== null && given?.customerId === saved.customerId && saved.revision > given.revision
      ? saved
      : given;
  const buttons = (
    <Actions interaction={interaction} onEdit={() => setEditing(true)} known={customer !== null} />
  );

  if (customer === null) {
    return (
      <Box sx={{ display: "grid", gap: "10px" }}>
        <Unknown interaction={interaction} />
        <InteractionAugments interaction={interaction} />
      </Box>
    );
  }
  if (editing) {
    return (
      <CustomerEditor
        customer={customer}
        onDone={(changed) => {
          setEditing(false);
          if (changed !== null) setSaved(changed);
        }}
      />
    );
  }
  return (
    <Box sx={{ display: "grid", gap: "10px" }}>
      {small && buttons}
      <CustomerRecordCard customer={customer} actions={small ? undefined : buttons} />
      <InteractionAugments interaction={interaction} />
    </Box>
  );
};

/** What apps have put beside this call or chat. */
const InteractionAugments = ({ interaction }: { interaction: Interaction }) => {
  if (interaction.augments === undefined || interaction.augments.length === 0) return null;
  return (
    <Paper
      variant="outlined"
      component="section"
      aria-label={t(`augment.${interaction.kind}`)}
      sx={{ p: "12px 16px 16px" }}
    >
      <Typography component="h3" variant="subtitle1" sx={{ mb: "8px" }}>
        {t(`augment.${interaction.kind}`)}
      </Typography>
      <Augments augments={interaction.augments} />
    </Paper>
  );
};

const Unknown = ({ interaction }: { interaction: Interaction }) => {
  const workspace = useWorkspace();
  const phone = phoneOf(interaction);
  return (
    <Box sx={{ display: "grid", gap: "10px" }}>
      <CustomerCard
        customer={null}
        phone={format.phone(interaction.displayPhone)}
        actions={
          <Box sx={{ display: "flex", gap: "8px", flexWrap: "wrap", justifyContent: "center" }}>
            <Button
              variant="outlined"
              color="inherit"
              startIcon={<Icon name="magnifying-glass" size={16} />}
              onClick={() => workspace.desk.openSheet({ what: "customers" })}
            >
              {t("customer.search")}
            </Button>
            <Button
              variant="contained"
              startIcon={<Icon name="user-plus" size={16} />}
              onClick={() =>
                workspace.desk.openSheet({
                  what: "newCustomer",
                  phone: isMasked(phone) ? "" : phone,
                  interactionId: interaction.interactionId,
                })
              }
            >
              {t("customer.create")}
            </Button>
          </Box>
        }
      />
      <Box sx={{ display: "flex", justifyContent: "center" }}>
        <Actions interaction={interaction} known={false} />
      </Box>
    </Box>
  );
};

const Actions = ({
  interaction,
  known,
  onEdit,
}: {
  interaction: Interaction;
  known: boolean;
  onEdit?: () => void;
}) => {
  const workspace = useWorkspace();
  const { interactionId } = interaction;
  const popped = useDesk((state) => state.poppedFor === interactionId);
  const slots = useSlots((state) => state.slots);
  const modals = slots
    .filter(({ slot }) => locateSlot(slot, "agent") === "dialog")
    .flatMap(({ apps }) => apps);
  return (
    <Box sx={{ display: "flex", gap: "6px", flexWrap: "wrap", alignItems: "center" }}>
      {popped && known && (
        <Chip
          size="small"
          color="primary"
          icon={<Icon name="check" size={12} weight="bold" />}
          label={t("customer.popped")}
        />
      )}
      {onEdit !== undefined && (
        <Button
          size="small"
          variant="outlined"
          color="inherit"
          startIcon={<Icon name="pencil-simple" size={14} />}
          onClick={onEdit}
        >
          {t("customer.edit")}
        </Button>
      )}
      {interaction.commands.includes("screenPop") && (
        <Button
          size="small"
          variant="outlined"
          color="inherit"
          startIcon={<Icon name="identification-card" size={14} />}
          onClick={() => void workspace.run({ command: "screenPop", interactionId })}
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
          onClick={() => void workspace.openModal(placementId, interactionId)}
        >
          {t("call.openApp", { app: app.name })}
        </Button>
      ))}
    </Box>
  );
};
