import {
  Box,
  Button,
  ButtonBase,
  DialogBody,
  DialogFooter,
  EmptyState,
  ErrorState,
  Icon,
  IconButton,
  StructuredDialog,
  TextField,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Customer } from "../../host/types";
import { useDesk, useWorkspace } from "../../shell/context";
import * as format from "../../texts/format";
import { t } from "../../texts/texts";
import { useSettled } from "../useSettled";
import { whyOf } from "../whyOf";
import { isMasked } from "./phones";

/** Finds a customer by name, number, company or city. */
export const CustomerSearchDialog = () => {
  const workspace = useWorkspace();
  const [typed, setTyped] = useState("");
  const words = useSettled(typed.trim());
  const found = useQuery({
    queryKey: ["customers", words],
    queryFn: () => workspace.api.searchCustomers(words),
    placeholderData: (before) => before,
  });
  const close = (): void => workspace.desk.openSheet(null);
  return (
    <StructuredDialog open maxWidth="xs" title={t("customer.search")} onClose={close}>
      <Box sx={{ px: "20px", pb: "12px", flexShrink: 0 }}>
        <TextField
          label={t("customer.searchLabel")}
          showLabel={false}
          placeholder={t("customer.searchHint")}
          type="search"
          autoFocus
          fullWidth
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          slotProps={{ htmlInput: { autoComplete: "off" } }}
        />
      </Box>
      <DialogBody sx={{ minHeight: 280, px: "12px" }}>
        {found.isError ? (
          <ErrorState
            dense
            what={t("customer.failed")}
            why={whyOf(found.error)}
            remedy={{ label: t("idle.retry"), onClick: () => void found.refetch() }}
          />
        ) : found.data?.length === 0 ? (
          <EmptyState
            dense
            icon="magnifying-glass"
            title={t("customer.none")}
            text={t("customer.noneHint")}
          />
        ) : (
          <Box
            component="ul"
            aria-label={t("customer.found")}
            sx={{ m: 0, p: 0, listStyle: "none" }}
          >
            {(found.data ?? []).map((customer) => (
              <Found key={customer.customerId} customer={customer} />
            ))}
          </Box>
        )}
      </DialogBody>
      <DialogFooter>
        <Button
          variant="outlined"
          color="inherit"
          startIcon={<Icon name="user-plus" size={16} />}
          onClick={() =>
            workspace.desk.openSheet({
              what: "newCustomer",
              phone: /^[+\d\s().-]{4,}$/.test(words) ? words : "",
              interactionId: null,
            })
          }
        >
          {t("customer.create")}
        </Button>
      </DialogFooter>
    </StructuredDialog>
  );
};

const Found = ({ customer }: { customer: Customer }) => {
  const workspace = useWorkspace();
  const canDial = useDesk(({ desk }) => desk?.commands.includes("dial") ?? false);
  const { customerId, name, phone, company } = customer;
  return (
    <Box component="li" sx={{ display: "flex", alignItems: "center", gap: "4px" }}>
      <ButtonBase
        onClick={() => workspace.desk.openSheet({ what: "customer", customerId })}
        sx={{
          flex: 1,
          minWidth: 0,
          display: "block",
          textAlign: "left",
          p: "6px 8px",
          borderRadius: "6px",
          "&:hover": { bgcolor: "neutral.50" },
        }}
      >
        <Typography noWrap>{name}</Typography>
        <Typography variant="body2" color="text.secondary" noWrap>
          {[format.phone(phone), company].filter(Boolean).join(" · ")}
        </Typography>
      </ButtonBase>
      {canDial && !isMasked(phone) && (
        <IconButton
          aria-label={t("customer.dial", { name })}
          onClick={() => {
            void workspace.run({ command: "dial", phone, customerId }).then((done) => {
              if (done) workspace.desk.openSheet(null);
            });
          }}
        >
          <Icon name="phone" size={16} />
        </IconButton>
      )}
    </Box>
  );
};
