import Box from "@mui/material/Box";
import Chip from "@mui/material/Chip";
import Paper from "@mui/material/Paper";
import Skeleton from "@mui/material/Skeleton";
import Stack from "@mui/material/Stack";
import type { SxProps, Theme } from "@mui/material/styles";
import type { ReactNode } from "react";
import { EmptyState } from "./EmptyState";
import { Icon } from "./Icon";
import { type KeyValueItem, KeyValueList } from "./KeyValueList";
import { ProfileCard } from "./ProfileCard";
import { Link } from "./system";

/** One of a customer's numbers. */
export interface CustomerPhone {
  /** As it is dialled. */
  readonly phone: string;
  /** As it is shown; as it is dialled unless given. */
  readonly shown?: string | undefined;
  /** "Mobile"; "Phone" unless given. */
  readonly label?: string | undefined;
  /** It is not shown in full, so that it can't be dialled from here. */
  readonly masked?: boolean | undefined;
}

/** A customer's record, as far as the card shows it. */
export interface CustomerRecord {
  readonly name: string;
  /** Number or key of the customer. */
  readonly customerId?: number | string | undefined;
  readonly phones?: readonly (string | CustomerPhone)[] | undefined;
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
  /** Dials one of the customer's numbers; without it they are not buttons. */
  readonly onDial?: ((phone: string) => void) | undefined;
  readonly layout?: "rows" | "columns" | undefined;
  /** Without the border, for a place that has one. */
  readonly plain?: boolean | undefined;
  readonly children?: ReactNode;
  readonly sx?: SxProps<Theme> | undefined;
}

function phoneLine(
  given: string | CustomerPhone,
  index: number,
  onDial: CustomerCardProps["onDial"],
): KeyValueItem {
  const {
    phone,
    shown = phone,
    label,
    masked = false,
  }: CustomerPhone = typeof given === "string" ? { phone: given } : given;
  const figures = { fontVariantNumeric: "tabular-nums" } as const;
  return {
    key: `phone-${phone}-${index}`,
    label: label ?? (index === 0 ? "Phone" : `Phone ${index + 1}`),
    value:
      onDial === undefined || masked ? (
        <span style={figures}>{shown}</span>
      ) : (
        <Link
          component="button"
          type="button"
          aria-label={`Dial ${shown}`}
          onClick={() => onDial(phone)}
          sx={{
            ...figures,
            whiteSpace: "nowrap",
            display: "inline-flex",
            alignItems: "center",
            gap: "4px",
          }}
        >
          <Icon name="phone" size={14} />
          {shown}
        </Link>
      ),
    copy: masked ? undefined : shown,
  };
}

function lines(customer: CustomerRecord, onDial: CustomerCardProps["onDial"]): KeyValueItem[] {
  const phones = customer.phones ?? [];
  return [
    ...phones.map((phone, index) => phoneLine(phone, index, onDial)),
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
  onDial,
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
          <KeyValueList items={lines(customer, onDial)} layout={layout} labelWidth={112} />
          {children}
        </ProfileCard>
      )}
    </Paper>
  );
}
