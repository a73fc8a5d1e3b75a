import {
  Box,
  Button,
  DialogBody,
  DialogFooter,
  FormControlLabel,
  FormHelperText,
  Radio,
  RadioGroup,
  StructuredDialog,
  TextField,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { type FormEvent, useEffect, useId, useState } from "react";
import { Refusal } from "../../host/refusal";
import type { Slot } from "../../host/types";
import { t } from "../../texts/texts";
import { RefusalAlert } from "../RefusalAlert";
import { refusalText } from "../refusalText";
import { useAppsApi } from "../useApps";
import { isSlotName, type SlotKind, slotKinds, suggestName, typeOfKind } from "./newSlot";

interface SlotDialogProps {
  open: boolean;
  taken: readonly string[];
  onClose: () => void;
  onDefined: (slot: Slot) => void;
}

interface Wish {
  title: string;
  name: string;
  kind: SlotKind;
  description: string;
}

const nothing: Wish = { title: "", name: "", kind: "narrow", description: "" };

/** Defines a slot: name, kind of place, title. */
export const SlotDialog = ({ open, taken, onClose, onDefined }: SlotDialogProps) => {
  const api = useAppsApi();
  const formId = useId();
  const [wish, setWish] = useState<Wish>(nothing);
  const [named, setNamed] = useState(false);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    if (!open) return;
    setWish(nothing);
    setNamed(false);
    setTried(false);
    setError(null);
  }, [open]);

  const titleProblem = wish.title.trim() === "" ? t("slots.needTitle") : null;
  const nameProblem = !isSlotName(wish.name)
    ? t("slots.badName")
    : taken.includes(wish.name)
      ? t("slots.takenName")
      : null;
  const refused = error instanceof Refusal ? refusalText(error) : null;
  const said = (field: string): string | null =>
    refused?.field === field ? `${refused.what} ${refused.remedy}` : null;
  const inField =
    refused !== null && ["title", "name", "description"].includes(refused.field ?? "");

  const change = (fields: Partial<Wish>): void => {
    setWish({ ...wish, ...fields });
    setError(null);
  };

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (busy || titleProblem !== null || nameProblem !== null) return;
    setBusy(true);
    setError(null);
    try {
      onDefined(
        await api.createSlot({
          name: wish.name,
          slotType: typeOfKind[wish.kind],
          layout: wish.kind,
          title: wish.title.trim(),
          description: wish.description.trim(),
        }),
      );
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  };

  const titleText = (tried ? titleProblem : null) ?? said("title");
  const nameText = (tried || (named && wish.name !== "") ? nameProblem : null) ?? said("name");
  return (
    <StructuredDialog
      open={open}
      title={t("slots.define")}
      subtitle={t("slots.defineHint")}
      onClose={busy ? undefined : onClose}
    >
      <DialogBody>
        <Box
          component="form"
          id={formId}
          noValidate
          onSubmit={(event: FormEvent) => void submit(event)}
          sx={{ display: "grid", gap: "14px", pt: "4px" }}
        >
          {error !== null && !inField && <RefusalAlert error={error} />}
          <TextField
            label={t("slots.titleField")}
            required
            autoFocus
            fullWidth
            value={wish.title}
            onChange={({ target }) =>
              change({
                title: target.value,
                ...(named ? {} : { name: suggestName(target.value) }),
              })
            }
            error={titleText !== null}
            helperText={titleText ?? t("slots.titleHint")}
            slotProps={{ htmlInput: { maxLength: 60 } }}
          />
          <TextField
            label={t("slots.name")}
            required
            fullWidth
            value={wish.name}
            onChange={({ target }) => {
              setNamed(target.value !== "");
              change({ name: target.value });
            }}
            error={nameText !== null}
            helperText={nameText ?? t("slots.nameHint")}
            slotProps={{ htmlInput: { maxLength: 40, spellCheck: false, autoCapitalize: "none" } }}
          />
          <Box>
            <Typography id={`${formId}-kind`} variant="body2" sx={{ fontWeight: 500 }}>
              {t("slots.kind")}
            </Typography>
            <RadioGroup
              aria-labelledby={`${formId}-kind`}
              value={wish.kind}
              onChange={(_, value) =>
                change({ kind: slotKinds.find((kind) => kind === value) ?? wish.kind })
              }
            >
              {slotKinds.map((kind) => (
                <FormControlLabel
                  key={kind}
                  value={kind}
                  control={<Radio />}
                  sx={{ alignItems: "flex-start", mt: "4px" }}
                  label={
                    <Box component="span" sx={{ display: "block", pt: "3px" }}>
                      {t(`slots.kind.${kind}`)}
                      <Typography
                        component="span"
                        variant="body2"
                        color="text.secondary"
                        sx={{ display: "block" }}
                      >
                        {t(`slots.kind.${kind}Hint`)}
                      </Typography>
                    </Box>
                  }
                />
              ))}
            </RadioGroup>
            <FormHelperText>
              {t("slots.technical", { type: typeOfKind[wish.kind], layout: wish.kind })}
            </FormHelperText>
          </Box>
          <TextField
            label={t("slots.description")}
            fullWidth
            value={wish.description}
            onChange={({ target }) => change({ description: target.value })}
            error={said("description") !== null}
            helperText={said("description") ?? undefined}
            slotProps={{ htmlInput: { maxLength: 300 } }}
          />
        </Box>
      </DialogBody>
      <DialogFooter>
        <Button variant="outlined" color="inherit" disabled={busy} onClick={onClose}>
          {t("apps.cancel")}
        </Button>
        <Button type="submit" form={formId} variant="contained" loading={busy}>
          {t("slots.submit")}
        </Button>
      </DialogFooter>
    </StructuredDialog>
  );
};
