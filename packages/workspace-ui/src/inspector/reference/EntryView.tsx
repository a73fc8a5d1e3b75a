import {
  Box,
  Button,
  Chip,
  CopyButton,
  Icon,
  type KeyValueItem,
  KeyValueList,
  monospaceFamily,
  ToggleButton,
  ToggleButtonGroup,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { type ReactNode, useState } from "react";
import { CodeText } from "../../app-manager/CodeText";
import { useSmall } from "../../shell/useLayout";
import { t } from "../../texts/texts";
import { type FieldTable, keyOf, type ReferenceEntry, sampleText, type Use } from "./entries";
import type { FieldRow } from "./fields";
import { kindIcons } from "./ReferenceList";

const grades = ["guide", "doc", "seen", "ours"] as const;
const answerers = ["shell", "host", "notInThisRelease"] as const;

interface EntryViewProps {
  entry: ReferenceEntry;
  /** What a code says, where the profile lists it. */
  titleOf: (errorCode: number) => string | undefined;
  /** Goes to another entry. */
  onGo: (key: string) => void;
}

/** One entry: what it is, its fields, what it may be refused with, and how it is written. */
export const EntryView = ({ entry, titleOf, onGo }: EntryViewProps) => (
  <Box sx={{ display: "grid", gap: "14px", maxWidth: 880, gridTemplateColumns: "minmax(0, 1fr)" }}>
    <Box>
      <Box sx={{ display: "flex", alignItems: "center", gap: "8px", flexWrap: "wrap" }}>
        <Icon name={kindIcons[entry.kind]} size={16} color="text.secondary" />
        <Typography
          component="h3"
          variant="subtitle1"
          sx={{ fontFamily: monospaceFamily, overflowWrap: "anywhere" }}
        >
          {entry.name}
        </Typography>
        <Typography variant="body2" color="text.secondary">
          {entry.kind === "error" ? entry.hint : t(`reference.one.${entry.kind}`)}
        </Typography>
      </Box>
      {entry.summary !== "" && (
        <Typography sx={{ mt: "4px" }}>
          <CodeText>{entry.summary}</CodeText>
        </Typography>
      )}
    </Box>
    <Facts entry={entry} />
    {entry.tables.map((table) => (
      <Fields key={table.heading} table={table} />
    ))}
    {entry.uses.length > 0 && <Uses uses={entry.uses} />}
    {entry.errors.length > 0 && (
      <Part title={t("reference.errors")}>
        <Box sx={{ display: "flex", gap: "6px", flexWrap: "wrap" }}>
          {entry.errors.map((errorCode) => (
            <Chip
              key={errorCode}
              size="small"
              variant="outlined"
              label={`${errorCode} ${titleOf(errorCode) ?? ""}`.trim()}
              onClick={() => onGo(keyOf.error(errorCode))}
            />
          ))}
        </Box>
      </Part>
    )}
    <Example entry={entry} />
  </Box>
);

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <Box component="section" aria-label={title} sx={{ minWidth: 0 }}>
    <Typography component="h4" variant="body2" sx={{ fontWeight: 600, mb: "6px" }}>
      {title}
    </Typography>
    {children}
  </Box>
);

const Facts = ({ entry }: { entry: ReferenceEntry }) => {
  const grade = grades.find((one) => one === entry.grade);
  const answeredBy = answerers.find((one) => one === entry.answeredBy);
  const items: (KeyValueItem | false)[] = [
    entry.fires !== "" && {
      label: t("reference.fires"),
      value: <CodeText>{entry.fires}</CodeText>,
    },
    entry.result !== "" && {
      label: t("reference.result"),
      value: <CodeText>{entry.result}</CodeText>,
    },
    entry.cause !== "" && {
      label: t("reference.cause"),
      value: <CodeText>{entry.cause}</CodeText>,
    },
    entry.remedy !== "" && {
      label: t("reference.remedy"),
      value: <CodeText>{entry.remedy}</CodeText>,
    },
    entry.slotTypes.length > 0 && {
      label: t("reference.slots"),
      value: entry.slotTypes.join(", "),
    },
    answeredBy !== undefined && {
      label: t("reference.answeredBy"),
      value: t(`reference.answeredBy.${answeredBy}`),
    },
    grade !== undefined && {
      label: t("reference.evidence"),
      value: t(`reference.grade.${grade}`),
    },
  ];
  const shown = items.filter((item) => item !== false);
  return shown.length === 0 ? null : <KeyValueList items={shown} labelWidth={96} />;
};

const Fields = ({ table }: { table: FieldTable }) => (
  <Part title={t(`reference.${table.heading}`)}>
    <FieldsTable rows={table.rows} label={t(`reference.${table.heading}`)} />
  </Part>
);

const cell = {
  textAlign: "left",
  verticalAlign: "top",
  p: "4px 10px 4px 0",
  borderTop: "1px solid",
  borderColor: "divider",
} as const;

const FieldsTable = ({ rows, label }: { rows: readonly FieldRow[]; label: string }) => {
  // With little room the type stands below the name.
  const small = useSmall();
  const type = (row: FieldRow) => (
    <Box component="code" sx={{ color: "state.onCall.text" }}>
      {row.type}
    </Box>
  );
  return (
    <Box
      component="table"
      aria-label={label}
      sx={{
        width: "100%",
        borderCollapse: "collapse",
        fontSize: "0.75rem",
        lineHeight: "1.125rem",
        "& code": { fontFamily: monospaceFamily, overflowWrap: "anywhere" },
      }}
    >
      <thead>
        <Box
          component="tr"
          sx={{ color: "text.secondary", "& th": { fontWeight: 500, p: "0 0 4px" } }}
        >
          <Box component="th" scope="col" sx={{ textAlign: "left", width: small ? "46%" : "30%" }}>
            {t("reference.name")}
          </Box>
          {!small && (
            <Box component="th" scope="col" sx={{ textAlign: "left", width: "26%" }}>
              {t("reference.type")}
            </Box>
          )}
          <Box component="th" scope="col" sx={{ textAlign: "left" }}>
            {t("reference.meaning")}
          </Box>
        </Box>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.path}>
            <Box component="td" sx={cell}>
              <code>{row.path}</code>
              {!row.required && (
                <Box component="span" sx={{ color: "text.secondary", ml: "6px" }}>
                  {t("reference.optional")}
                </Box>
              )}
              {small && <Box>{type(row)}</Box>}
            </Box>
            {!small && (
              <Box component="td" sx={cell}>
                {type(row)}
              </Box>
            )}
            <Box component="td" sx={{ ...cell, pr: 0 }}>
              <CodeText>{row.meaning}</CodeText>
            </Box>
          </tr>
        ))}
      </tbody>
    </Box>
  );
};

const Uses = ({ uses }: { uses: readonly Use[] }) => (
  <Part title={t("reference.uses")}>
    <Box sx={{ display: "grid", gap: "10px" }}>
      {uses.map((use) => (
        <Box key={use.call} sx={{ minWidth: 0 }}>
          <Box
            component="code"
            sx={{ fontFamily: monospaceFamily, fontSize: "0.75rem", overflowWrap: "anywhere" }}
          >
            {use.call}
          </Box>
          {use.summary !== "" && (
            <Typography variant="body2" color="text.secondary">
              <CodeText>{use.summary}</CodeText>
            </Typography>
          )}
          {use.fields.length > 0 && (
            <Box sx={{ mt: "4px", pl: "12px" }}>
              <FieldsTable rows={use.fields} label={use.call} />
            </Box>
          )}
        </Box>
      ))}
    </Box>
  </Part>
);

const Example = ({ entry }: { entry: ReferenceEntry }) => {
  const [generation, setGeneration] = useState<"modern" | "legacy">("modern");
  const code = entry.examples[generation];
  return (
    <Part title={t("reference.example")}>
      <Box sx={{ display: "flex", alignItems: "center", gap: "8px", mb: "6px" }}>
        <ToggleButtonGroup
          exclusive
          size="small"
          aria-label={t("reference.generation")}
          value={generation}
          onChange={(_event, next: typeof generation | null) => {
            if (next !== null) setGeneration(next);
          }}
        >
          <ToggleButton value="modern">{t("reference.modern")}</ToggleButton>
          <ToggleButton value="legacy">{t("reference.legacy")}</ToggleButton>
        </ToggleButtonGroup>
        <CopyButton text={code} label={t("reference.copy")} />
      </Box>
      <Code text={code} />
      {entry.sample !== undefined && entry.sample !== null && (
        <>
          <Typography variant="body2" color="text.secondary" sx={{ mt: "8px", mb: "4px" }}>
            {t(entry.kind === "event" ? "reference.sample.event" : "reference.sample.answer")}
          </Typography>
          <Code text={sampleText(entry.sample)} />
        </>
      )}
    </Part>
  );
};

const Code = ({ text }: { text: string }) => (
  <Box
    component="pre"
    tabIndex={0}
    sx={{
      m: 0,
      p: "8px 10px",
      borderRadius: "6px",
      bgcolor: "neutral.50",
      border: "1px solid",
      borderColor: "divider",
      fontFamily: monospaceFamily,
      fontSize: "0.75rem",
      lineHeight: "1.125rem",
      overflow: "auto",
    }}
  >
    {text}
  </Box>
);

/** The way back to the list, where both have no room. */
export const BackToList = ({ onBack }: { onBack: () => void }) => (
  <Button
    size="small"
    color="inherit"
    startIcon={<Icon name="arrow-left" size={14} />}
    onClick={onBack}
    sx={{ ml: "-6px", mb: "6px" }}
  >
    {t("reference.back")}
  </Button>
);
