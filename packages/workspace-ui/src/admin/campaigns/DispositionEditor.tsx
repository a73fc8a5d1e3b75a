import { Box, Button, Icon, Paper, Typography } from "@exotel-npm-dev/signal-design-system";
import { useEffect, useRef } from "react";
import type { DispositionClass } from "../../host/types";
import { t } from "../../texts/texts";
import { TextLine } from "../fields/fields";
import { Small } from "../lists/ListEditor";
import { moved, replaced } from "../lists/listRules";
import { codeFor } from "./campaignSection";

interface DispositionEditorProps {
  classes: DispositionClass[];
  onChange: (classes: DispositionClass[]) => void;
  problem: (path: string) => string | undefined;
}

/** Classes and their codes, in the order that agents see. */
export const DispositionEditor = ({ classes, onChange, problem }: DispositionEditorProps) => (
  <Box sx={{ display: "grid", gap: "10px" }}>
    {problem("dispositions") !== undefined && (
      <Typography role="alert" variant="body2" color="error">
        {problem("dispositions")}
      </Typography>
    )}
    {classes.map((group, index) => (
      <ClassEditor
        // biome-ignore lint/suspicious/noArrayIndexKey: a class is its own name, which is being typed
        key={index}
        group={group}
        problem={(path) => problem(`dispositions.${index}.${path}`)}
        onChange={(next) => onChange(replaced(classes, index, next))}
        onUp={index === 0 ? null : () => onChange(moved(classes, index, index - 1))}
        onDown={
          index === classes.length - 1 ? null : () => onChange(moved(classes, index, index + 1))
        }
        onRemove={() => onChange(classes.filter((_, place) => place !== index))}
      />
    ))}
    <Box>
      <Button
        variant="outlined"
        color="inherit"
        startIcon={<Icon name="plus" size={14} />}
        onClick={() =>
          onChange([
            ...classes,
            { dispositionClass: "", codes: [{ dispositionCode: "", label: "" }] },
          ])
        }
      >
        {t("dispositions.addClass")}
      </Button>
    </Box>
  </Box>
);

interface ClassEditorProps {
  group: DispositionClass;
  problem: (path: string) => string | undefined;
  onChange: (group: DispositionClass) => void;
  onUp: (() => void) | null;
  onDown: (() => void) | null;
  onRemove: () => void;
}

const ClassEditor = ({ group, problem, onChange, onUp, onDown, onRemove }: ClassEditorProps) => {
  const body = useRef<HTMLDivElement>(null);
  const { dispositionClass: name, codes } = group;
  const count = useRef(codes.length);
  // One goes on typing in the line that was added.
  useEffect(() => {
    if (codes.length === count.current + 1) {
      const lines = body.current?.querySelectorAll<HTMLElement>("[data-code]");
      lines?.[lines.length - 1]?.querySelector("input")?.focus();
    }
    count.current = codes.length;
  }, [codes.length]);

  const set = (next: DispositionClass["codes"]): void => onChange({ ...group, codes: next });
  const rename = (index: number, label: string): void => {
    const code = codes[index];
    if (code === undefined) return;
    // A code that follows its label goes on following it; one that was chosen stays.
    const follows = code.dispositionCode === codeFor(code.label);
    set(
      replaced(codes, index, {
        label,
        dispositionCode: follows ? codeFor(label) : code.dispositionCode,
      }),
    );
  };

  return (
    <Paper
      ref={body}
      variant="outlined"
      role="group"
      aria-label={name === "" ? t("dispositions.newClass") : name}
      sx={{ p: "10px 12px", bgcolor: "neutral.25" }}
    >
      <Box sx={{ display: "flex", gap: "2px", alignItems: "flex-start" }}>
        <Box sx={{ flex: 1, mr: "4px" }}>
          <TextLine
            label={t("dispositions.class")}
            showLabel={false}
            placeholder={t("dispositions.class")}
            value={name}
            problem={problem("dispositionClass")}
            onChange={(dispositionClass) => onChange({ ...group, dispositionClass })}
          />
        </Box>
        <Small icon="arrow-up" label={t("setup1.up", { name })} onClick={onUp} />
        <Small icon="arrow-down" label={t("setup1.down", { name })} onClick={onDown} />
        <Small icon="trash" label={t("setup1.remove", { name })} onClick={onRemove} />
      </Box>
      <Box sx={{ display: "grid", gap: "6px", mt: "8px", pl: { xs: 0, sm: "16px" } }}>
        {codes.map((code, index) => (
          <Box
            // biome-ignore lint/suspicious/noArrayIndexKey: a code is being typed
            key={index}
            data-code
            sx={{ display: "flex", gap: "2px", alignItems: "flex-start" }}
          >
            <Box
              sx={{
                flex: 1,
                minWidth: 0,
                mr: "4px",
                display: "grid",
                gap: "6px",
                gridTemplateColumns: { xs: "minmax(0, 1fr)", sm: "minmax(0, 1fr) minmax(0, 1fr)" },
              }}
            >
              <TextLine
                label={t("dispositions.label")}
                showLabel={false}
                placeholder={t("dispositions.label")}
                value={code.label}
                problem={problem(`codes.${index}.label`)}
                onChange={(label) => rename(index, label)}
              />
              <TextLine
                label={t("dispositions.code")}
                showLabel={false}
                placeholder={t("dispositions.code")}
                value={code.dispositionCode}
                problem={problem(`codes.${index}.dispositionCode`)}
                onChange={(dispositionCode) =>
                  set(replaced(codes, index, { ...code, dispositionCode }))
                }
              />
            </Box>
            <Small
              icon="arrow-up"
              label={t("setup1.up", { name: code.label })}
              onClick={index === 0 ? null : () => set(moved(codes, index, index - 1))}
            />
            <Small
              icon="arrow-down"
              label={t("setup1.down", { name: code.label })}
              onClick={
                index === codes.length - 1 ? null : () => set(moved(codes, index, index + 1))
              }
            />
            <Small
              icon="trash"
              label={t("setup1.remove", { name: code.label })}
              onClick={() => set(codes.filter((_, place) => place !== index))}
            />
          </Box>
        ))}
        <Box>
          <Button
            size="small"
            color="inherit"
            startIcon={<Icon name="plus" size={14} />}
            onClick={() => set([...codes, { dispositionCode: "", label: "" }])}
          >
            {t("dispositions.addCode")}
          </Button>
        </Box>
      </Box>
    </Paper>
  );
};
