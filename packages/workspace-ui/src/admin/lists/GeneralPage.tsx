import {
  Autocomplete,
  Box,
  Button,
  Icon,
  Paper,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useEffect, useRef } from "react";
import { t } from "../../texts/texts";
import { SectionPage } from "../configuration/SectionPage";
import { type OpenSection, problemAt } from "../configuration/useSection";
import { TextLine } from "../fields/fields";
import { ListEditor, Small } from "./ListEditor";
import { moved, replaced } from "./listRules";
import { type General, generalSection } from "./sections";

/** What the whole contact centre shares: its name, the breaks, the states of tickets. */
export const GeneralPage = () => (
  <SectionPage title={t("general.title")} subtitle={t("general.hint")} section={generalSection}>
    {(section) => (
      <Box sx={{ display: "grid", gap: "24px" }}>
        <Box sx={{ maxWidth: 420 }}>
          <TextLine
            label={t("general.name")}
            required
            value={section.value.contactCenterName}
            problem={problemAt(section.problems, "contactCenterName")}
            onChange={(contactCenterName) =>
              section.change({ ...section.value, contactCenterName })
            }
          />
        </Box>
        <Breaks section={section} />
        <TicketStates section={section} />
      </Box>
    )}
  </SectionPage>
);

interface PartProps {
  section: OpenSection<General>;
}

const Head = ({ title, hint }: { title: string; hint: string }) => (
  <Box sx={{ mb: "10px" }}>
    <Typography component="h2" variant="h3">
      {title}
    </Typography>
    <Typography color="text.secondary">{hint}</Typography>
  </Box>
);

const Breaks = ({ section: { value, change, problems } }: PartProps) => {
  const { breakReasons } = value;
  const list = useRef<HTMLUListElement>(null);
  const set = (next: string[]): void => change({ ...value, breakReasons: next });
  const count = useRef(breakReasons.length);
  // One goes on typing in the line that was added.
  useEffect(() => {
    if (breakReasons.length === count.current + 1 && breakReasons.at(-1) === "") {
      [...(list.current?.querySelectorAll("input") ?? [])].at(-1)?.focus();
    }
    count.current = breakReasons.length;
  }, [breakReasons]);
  return (
    <Box component="section">
      <Head title={t("general.breaks")} hint={t("general.breaksHint")} />
      <Paper
        ref={list}
        component="ul"
        variant="outlined"
        aria-label={t("general.breaks")}
        sx={{ m: 0, p: "10px 12px", listStyle: "none", display: "grid", gap: "6px", maxWidth: 480 }}
      >
        {breakReasons.map((reason, index) => (
          <Box
            component="li"
            // biome-ignore lint/suspicious/noArrayIndexKey: a reason is its own text, which is being typed
            key={index}
            sx={{ display: "flex", gap: "2px", alignItems: "flex-start" }}
          >
            <Box sx={{ flex: 1, mr: "4px" }}>
              <TextLine
                label={t("general.break", { place: index + 1 })}
                showLabel={false}
                value={reason}
                problem={problemAt(problems, `breakReasons.${index}`)}
                onChange={(next) => set(replaced(breakReasons, index, next))}
              />
            </Box>
            <Small
              icon="arrow-up"
              label={t("setup1.up", { name: reason })}
              onClick={index === 0 ? null : () => set(moved(breakReasons, index, index - 1))}
            />
            <Small
              icon="arrow-down"
              label={t("setup1.down", { name: reason })}
              onClick={
                index === breakReasons.length - 1
                  ? null
                  : () => set(moved(breakReasons, index, index + 1))
              }
            />
            <Small
              icon="trash"
              label={t("setup1.remove", { name: reason })}
              onClick={() => set(breakReasons.filter((_, place) => place !== index))}
            />
          </Box>
        ))}
        <li>
          <Button
            size="small"
            color="inherit"
            startIcon={<Icon name="plus" size={14} />}
            onClick={() => set([...breakReasons, ""])}
          >
            {t("general.addBreak")}
          </Button>
        </li>
      </Paper>
    </Box>
  );
};

const TicketStates = ({ section: { value, change, problems } }: PartProps) => (
  <Box component="section">
    <Head title={t("general.tickets")} hint={t("general.ticketsHint")} />
    <ListEditor
      label={t("general.tickets")}
      items={value.ticketStates}
      onChange={(ticketStates) => change({ ...value, ticketStates })}
      problems={problems.filter(({ path }) => /^\d+\./.test(path))}
      icon="ticket"
      ordered
      title={({ group }) => group}
      summary={({ states }) => states.join(", ")}
      fields={(group, set, problem) => (
        <Box sx={{ display: "grid", gap: "14px" }}>
          <TextLine
            label={t("general.group")}
            hint={t("general.groupHint")}
            required
            value={group.group}
            problem={problem("group")}
            onChange={(name) => set({ group: name })}
          />
          <Autocomplete<string, true, false, true>
            multiple
            freeSolo
            label={t("general.states")}
            helperText={problem("states") ?? t("general.statesHint")}
            error={problem("states") !== undefined}
            options={[]}
            value={group.states}
            onChange={(_, states) =>
              set({ states: [...new Set(states.map((state) => state.trim()).filter(Boolean))] })
            }
          />
        </Box>
      )}
      fresh={() => ({ group: "", states: [] })}
      addLabel={t("general.addGroup")}
      emptyTitle={t("general.usual")}
      emptyHint={t("general.usualHint")}
    />
  </Box>
);
