import {
  Box,
  Button,
  CustomerCard,
  DialogBody,
  ErrorState,
  Icon,
  StructuredDialog,
  Tab,
  Tabs,
} from "@exotel-npm-dev/signal-design-system";
import { useState } from "react";
import { useWorkspace } from "../../shell/context";
import { t } from "../../texts/texts";
import { CustomerTimeline } from "../history/CustomerTimeline";
import { whyOf } from "../whyOf";
import { CustomerEditor } from "./CustomerEditor";
import { CustomerRecordCard } from "./CustomerRecordCard";
import { useCustomer } from "./useCustomer";

/** A customer who was looked up: the record, and what happened with them. */
export const CustomerDialog = ({ customerId }: { customerId: number }) => {
  const workspace = useWorkspace();
  const found = useCustomer(customerId);
  const [editing, setEditing] = useState(false);
  const [tab, setTab] = useState("record");
  const customer = found.data;
  return (
    <StructuredDialog
      open
      maxWidth="md"
      title={customer?.name ?? t("tabs.customer")}
      onClose={() => workspace.desk.openSheet(null)}
    >
      <Tabs
        value={tab}
        aria-label={t("customer.parts")}
        onChange={(_event, next: string) => setTab(next)}
        sx={{ px: "12px", borderBottom: "1px solid", borderColor: "divider", flexShrink: 0 }}
      >
        <Tab value="record" label={t("customer.record")} />
        <Tab value="history" label={t("tabs.history")} />
      </Tabs>
      <DialogBody sx={{ pt: "16px", minHeight: 320, bgcolor: "surface.elevation0" }}>
        {found.isError ? (
          <ErrorState
            dense
            what={t("customer.failed")}
            why={whyOf(found.error)}
            remedy={{ label: t("idle.retry"), onClick: () => void found.refetch() }}
          />
        ) : customer === undefined ? (
          <CustomerCard customer={null} loading />
        ) : tab === "history" ? (
          <CustomerTimeline customerId={customerId} />
        ) : editing ? (
          <CustomerEditor customer={customer} onDone={() => setEditing(false)} />
        ) : (
          <CustomerRecordCard
            customer={customer}
            actions={
              <Box>
                <Button
                  size="small"
                  variant="outlined"
                  color="inherit"
                  startIcon={<Icon name="pencil-simple" size={14} />}
                  onClick={() => setEditing(true)}
                >
                  {t("customer.edit")}
                </Button>
              </Box>
            }
          />
        )}
      </DialogBody>
    </StructuredDialog>
  );
};
