import {
  Box,
  Button,
  ButtonBase,
  Icon,
  TextField,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import type { Customer } from "../../host/types";
import { usePending, useWorkspace } from "../../shell/context";
import * as format from "../../texts/format";
import { t } from "../../texts/texts";
import { keypadKeys } from "../call/keypadKeys";
import { isMasked } from "../customer/phones";
import { useSettled } from "../useSettled";
import { Card } from "./Card";

/** How many who match are shown. */
const most = 4;

/** Fewer characters than this match half the directory. */
const leastTyped = 3;

/** Calls a number, or a customer who is found by name. */
export const DialPad = () => {
  const workspace = useWorkspace();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<Customer | null>(null);
  const pending = usePending("dial");
  const words = useSettled(typed.trim());
  const found = useQuery({
    queryKey: ["customers", words],
    queryFn: () => workspace.api.searchCustomers(words),
    enabled: words.length >= leastTyped && chosen === null,
    retry: false,
  });
  const isName = /\p{L}/u.test(typed);
  const phone = chosen?.phone ?? (isName ? "" : typed.trim());
  const matches =
    chosen !== null || words.length < leastTyped
      ? []
      : (found.data ?? []).filter((one) => !isMasked(one.phone)).slice(0, most);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (phone === "") return;
    const customerId = chosen?.customerId;
    void workspace
      .run({ command: "dial", phone, ...(customerId === undefined ? {} : { customerId }) })
      .then((done) => {
        if (!done) return;
        setTyped("");
        setChosen(null);
      });
  };
  const write = (text: string): void => {
    setTyped(text);
    setChosen(null);
  };

  return (
    <Card title={t("idle.dial")}>
      <Box
        component="form"
        aria-label={t("idle.dial")}
        onSubmit={submit}
        sx={{ display: "grid", gap: "8px", p: "12px" }}
      >
        <TextField
          label={t("idle.dial")}
          showLabel={false}
          placeholder={t("idle.dialHint")}
          fullWidth
          value={typed}
          onChange={(event) => write(event.target.value)}
          inputRef={field}
          slotProps={{
            htmlInput: { autoComplete: "off", inputMode: "tel", "data-shortcut": "dial" },
          }}
        />
        {chosen !== null && (
          <Typography role="status" variant="body2" color="text.secondary">
            {chosen.name}
          </Typography>
        )}
        {matches.length > 0 && (
          <Box
            component="ul"
            aria-label={t("customer.found")}
            sx={{ m: 0, p: 0, listStyle: "none" }}
          >
            {matches.map((customer) => (
              <li key={customer.customerId}>
                <ButtonBase
                  onClick={() => {
                    setTyped(format.phone(customer.phone));
                    setChosen(customer);
                    field.current?.focus();
                  }}
                  sx={{
                    width: "100%",
                    display: "block",
                    textAlign: "left",
                    p: "4px 8px",
                    borderRadius: "6px",
                    "&:hover": { bgcolor: "neutral.50" },
                  }}
                >
                  <Typography noWrap>{customer.name}</Typography>
                  <Typography variant="body2" color="text.secondary" noWrap>
                    {format.phone(customer.phone)}
                  </Typography>
                </ButtonBase>
              </li>
            ))}
          </Box>
        )}
        <Box
          role="group"
          aria-label={t("keypad.label")}
          sx={{ display: "grid", gridTemplateColumns: "repeat(3, 1fr)", gap: "4px" }}
        >
          {keypadKeys.map(({ digit }) => (
            <Button
              key={digit}
              size="small"
              variant="text"
              color="inherit"
              aria-label={t("keypad.key", { digit })}
              onClick={() => write((isName ? "" : typed) + digit)}
              sx={{ fontSize: "0.9375rem", fontVariantNumeric: "tabular-nums" }}
            >
              {digit}
            </Button>
          ))}
        </Box>
        <Button
          type="submit"
          variant="outlined"
          color="inherit"
          loading={pending}
          disabled={phone === ""}
          startIcon={<Icon name="phone" size={16} />}
        >
          {t("idle.dialButton")}
        </Button>
      </Box>
    </Card>
  );
};
