import { Box, Icon, KeyValueList, Typography } from "@exotel-npm-dev/signal-design-system";
import type { Augment } from "../host/types";
import { number } from "../texts/format";
import { t } from "../texts/texts";

const wordOf = (value: Augment["data"][string]): string => {
  if (value === null || value === "") return t("augment.none");
  if (typeof value === "boolean") return t(value ? "augment.yes" : "augment.no");
  return typeof value === "number" ? number(value) : value;
};

/** What apps have put beside a record, each under its app's name. */
export const Augments = ({ augments }: { augments: readonly Augment[] | undefined }) => {
  const shown = (augments ?? []).filter(({ data }) => Object.keys(data).length > 0);
  if (shown.length === 0) return null;
  return (
    <Box sx={{ display: "grid", gap: "12px" }}>
      {shown.map(({ appName, data }) => (
        <Box
          key={appName}
          component="section"
          aria-label={t("augment.from", { app: appName })}
          sx={{ borderTop: "1px solid", borderColor: "divider", pt: "10px" }}
        >
          <Typography
            component="h3"
            variant="body2"
            color="text.secondary"
            sx={{ display: "flex", alignItems: "center", gap: "6px", mb: "6px", fontWeight: 500 }}
          >
            <Icon name="puzzle-piece" size={14} />
            {t("augment.from", { app: appName })}
          </Typography>
          <KeyValueList
            layout="columns"
            items={Object.entries(data).map(([label, value]) => ({
              key: label,
              label,
              value: wordOf(value),
            }))}
          />
        </Box>
      ))}
    </Box>
  );
};
