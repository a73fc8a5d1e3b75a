import Box from "@mui/material/Box";
import Chip from "@mui/material/Chip";
import Paper from "@mui/material/Paper";
import Skeleton from "@mui/material/Skeleton";
import Stack from "@mui/material/Stack";
import type { SxProps, Theme } from "@mui/material/styles";
import type { ReactNode } from "react";
import { EmptyState } from "./EmptyState";
import { type KeyValueItem, KeyValueList } from "./KeyValueList";
import { ProfileCard } from "./ProfileCard";

/** A customer's record, as far as the card shows it. */
export interface CustomerRecord {
  readonly name: string;
  /** Number or key of the customer. */
  readonly customerId?: number | string | undefined;
  readonly phones?: readonly string[] | undefined;
  readonly email?: string | undefined;
  /** Short words such as "Premium". */
  readonly tags?: readonly string[] | undefined;
  /** Everything else, in the order to show it. */
  readonly fields?: readonly KeyValueItem[] | undefined;
}

/** Props of {@link CustomerCard}. */
export interface CustomerCardProps {
  /** `null`: nobody with this number is known. */
  readonly customer: CustomerRecord | null;
  /** The number that was looked up, for the case that nobody is known. */
  readonly phone?: string | undefined;
  readonly loading?: boolean | undefined;
  /** Buttons beside the name, or under "Unknown customer". */
  readonly actions?: ReactNode;
  readonly layout?: "rows" | "columns" | undefined;
  /** Without the border, for a place that has one. */
  readonly plain?: boolean | undefined;
  readonly children?: ReactNode;
  readonly sx?: SxProps<Theme> | undefined;
}

function lines(customer: CustomerRecord): KeyValueItem[] {
  const phones = customer.phones ?? [];
  return [
    ...phones.map((phone, index) => ({
      key: `phone-${phone}`,
      label: index === 0 ? "Phone" : `Phone ${index + 1}`,
      value: <span style={{ fontVariantNumeric: "tabular-nums" }}>{phone}</span>,
      copy: phone,
    })),
    ...(customer.email === undefined
      ? []
      : [{ label: "E-mail", value: customer.email, copy: customer.email }]),
    ...(customer.fields ?? []),
  ];
}

/** The customer's record: who, how to reach them, and what is known. */
export function CustomerCard({
  customer,
  phone,
  loading = false,
  actions,
  layout = "rows",
  plain = false,
  children,
  sx,
}: CustomerCardProps) {
  return (
    <Paper
      component="section"
      aria-label="Customer"
      aria-busy={loading}
      variant={plain ? "elevation" : "outlined"}
      sx={[
        plain ? { bgcolor: "transparent" } : { p: "16px" },
        ...(Array.isArray(sx) ? sx : [sx ?? false]),
      ]}
    >
      {loading ? (
        <Stack direction="row" sx={{ gap: "12px", alignItems: "center" }}>
          <Skeleton variant="circular" width={40} height={40} />
          <Box sx={{ flex: 1 }}>
            <Skeleton variant="text" width="40%" height={20} />
            <Skeleton variant="text" width="24%" height={16} sx={{ mt: "4px" }} />
          </Box>
        </Stack>
      ) : customer === null ? (
        <EmptyState
          dense
          icon="user"
          title="Unknown customer"
          text={
            phone === undefined
              ? "Nobody was found for this call."
              : `No record has the number ${phone}.`
          }
          action={actions}
        />
      ) : (
        <ProfileCard
          name={customer.name}
          subtitle={
            customer.customerId === undefined ? undefined : `Customer ${customer.customerId}`
          }
          status={customer.tags?.map((tag) => <Chip key={tag} label={tag} />)}
          actions={actions}
        >
          <KeyValueList items={lines(customer)} layout={layout} labelWidth={112} />
          {children}
        </ProfileCard>
      )}
    </Paper>
  );
}
