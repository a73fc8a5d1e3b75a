import {
  Alert,
  Box,
  Button,
  Checkbox,
  FormControlLabel,
  FormGroup,
  Icon,
  TextField,
  Typography,
} from "@exotel-npm-dev/signal-design-system";
import { useId } from "react";
import type { Role, Slot } from "../../host/types";
import { locateSlot } from "../../shell/slotPlaces";
import { t } from "../../texts/texts";
import { type App, type Centre, roles } from "../apps";
import { CodeText } from "../CodeText";
import { Disclosure } from "./Disclosure";
import { Narrowing } from "./Narrowing";
import {
  isNarrowed,
  type PlacementRule,
  type RuleField,
  type RuleProblem,
  reachesNobody,
} from "./placementDraft";
import { listed } from "./placementWords";

interface SlotPanelProps {
  id: string;
  app: App;
  slot: Slot;
  /** The app's places in this slot. */
  rules: readonly PlacementRule[];
  centre: Centre | undefined;
  /** What is wrong, with the host's words where it was the host who found it. */
  problems: readonly (RuleProblem & { text?: string })[];
  /** Other apps in a slot that could be removed otherwise. */
  usedBy: readonly string[];
  role: Role;
  onChange: (id: string, change: Partial<Omit<PlacementRule, "id" | "slot">>) => void;
  onTakeOut: (id: string) => void;
  onPutIn: () => void;
  onRemoveSlot: () => void;
}

/** Who gets the app in one slot. */
export const SlotPanel = (props: SlotPanelProps) => {
  const { id, app, slot, rules, role } = props;
  const forRole = rules.some((rule) => rule.roles.includes(role) || rule.roles.length === 0);
  return (
    <Box
      component="section"
      id={id}
      aria-label={slot.title}
      sx={{
        p: "12px 16px 16px",
        border: "1px solid",
        borderColor: "divider",
        borderRadius: "8px",
        bgcolor: "background.paper",
      }}
    >
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: "2px 10px", alignItems: "baseline" }}>
        <Typography variant="subtitle1" component="h3">
          {slot.title}
        </Typography>
        <Typography component="code" variant="body2" color="text.secondary">
          {slot.name}
        </Typography>
      </Box>
      {slot.description !== "" && (
        <Typography color="text.secondary">
          <CodeText>{slot.description}</CodeText>
        </Typography>
      )}
      {rules.map((rule) => (
        <RulePanel key={rule.id} rule={rule} {...props} />
      ))}
      {!forRole && (
        <Box
          sx={{
            mt: "12px",
            display: "flex",
            flexWrap: "wrap",
            gap: "8px 12px",
            alignItems: "center",
          }}
        >
          <span>
            {t("placing.notHere", { app: app.name, people: t(`placing.people.${role}`) })}
          </span>
          <Button size="small" variant="outlined" onClick={props.onPutIn}>
            {t("placing.putIn", { app: app.name })}
          </Button>
        </Box>
      )}
      {!slot.builtIn && (
        <Box sx={{ mt: "12px" }}>
          <Button
            size="small"
            color="error"
            startIcon={<Icon name="trash" size={14} />}
            disabled={rules.length > 0 || props.usedBy.length > 0}
            onClick={props.onRemoveSlot}
          >
            {t("slots.remove")}
          </Button>
          {props.usedBy.length > 0 && (
            <Typography variant="body2" color="text.secondary">
              {t("slots.inUse", { apps: listed(props.usedBy) })}
            </Typography>
          )}
        </Box>
      )}
    </Box>
  );
};

const RulePanel = ({
  rule,
  slot,
  centre,
  problems,
  onChange,
  onTakeOut,
}: SlotPanelProps & { rule: PlacementRule }) => {
  const labelId = useId();
  const change = (fields: Partial<Omit<PlacementRule, "id" | "slot">>): void =>
    onChange(rule.id, fields);
  const problem = (field: RuleField, ours: string): string | null => {
    const found = problems.find((one) => one.ruleId === rule.id && one.field === field);
    return found === undefined ? null : (found.text ?? ours);
  };
  const idle = roles.filter((role) => locateSlot(slot, role) === "nowhere");
  const needRole = problem("roles", t("placing.needRole"));
  const sdkWrong = problem("sdkBaseUrl", t("placing.sdkBaseUrlWrong"));
  const narrowingProblem =
    problem("processId", "") ?? problem("campaignIds", "") ?? problem("queueIds", "");
  return (
    <Box sx={{ mt: "12px", display: "grid", gap: "8px" }}>
      <Box role="group" aria-labelledby={labelId}>
        <Typography id={labelId} variant="body2" color="text.secondary">
          {t("placing.for")}
        </Typography>
        <FormGroup row sx={{ columnGap: "16px" }}>
          {roles.map((role) => (
            <FormControlLabel
              key={role}
              label={t(`placing.role.${role}`)}
              disabled={idle.includes(role) && !rule.roles.includes(role)}
              control={
                <Checkbox
                  checked={rule.roles.includes(role)}
                  onChange={(_, checked) =>
                    change({
                      roles: checked
                        ? [...rule.roles, role]
                        : rule.roles.filter((one) => one !== role),
                    })
                  }
                />
              }
            />
          ))}
        </FormGroup>
        {idle.length > 0 && (
          <Typography variant="body2" color="text.secondary">
            {t("placing.roleNowhere", {
              people: capitalised(listed(idle.map((role) => t(`placing.people.${role}`)))),
            })}
          </Typography>
        )}
        {(needRole !== null || rule.roles.length === 0) && (
          <Typography role="alert" variant="body2" color="error.main">
            {needRole ?? t("placing.needRole")}
          </Typography>
        )}
      </Box>
      {rule.roles.includes("agent") && centre !== undefined && (
        <Disclosure
          label={t("placing.narrow")}
          startOpen={isNarrowed(rule)}
          openNow={narrowingProblem !== null}
        >
          <Narrowing rule={rule} centre={centre} onChange={change} />
          {narrowingProblem !== null && narrowingProblem !== "" && (
            <Alert severity="error" sx={{ mt: "8px" }}>
              {narrowingProblem}
            </Alert>
          )}
          {reachesNobody(rule, centre) && (
            <Alert severity="warning" sx={{ mt: "8px" }}>
              {t("placing.nobody")}
            </Alert>
          )}
        </Disclosure>
      )}
      <Disclosure
        label={t("placing.advanced")}
        startOpen={rule.sdkBaseUrl !== ""}
        openNow={sdkWrong !== null}
      >
        <TextField
          label={t("placing.sdkBaseUrl")}
          placeholder="https://"
          value={rule.sdkBaseUrl}
          onChange={(event) => change({ sdkBaseUrl: event.target.value })}
          error={sdkWrong !== null}
          helperText={sdkWrong ?? t("placing.sdkBaseUrlHint")}
          fullWidth
          slotProps={{ htmlInput: { inputMode: "url", spellCheck: false, autoCapitalize: "none" } }}
        />
      </Disclosure>
      <Box>
        <Button
          size="small"
          variant="outlined"
          color="inherit"
          startIcon={<Icon name="minus-circle" size={14} />}
          onClick={() => onTakeOut(rule.id)}
        >
          {t("placing.takeOut")}
        </Button>
      </Box>
    </Box>
  );
};

const capitalised = (words: string): string =>
  words.slice(0, 1).toLocaleUpperCase() + words.slice(1);
