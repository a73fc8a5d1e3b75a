import { Box, ErrorState, Paper } from "@exotel-npm-dev/signal-design-system";
import type { ReactNode } from "react";
import { t } from "../../texts/texts";
import { AdminPage } from "../AdminPage";
import { SectionFoot } from "./SectionFoot";
import type { Section } from "./section";
import { useConfiguration } from "./useConfiguration";
import { type OpenSection, useSection } from "./useSection";

interface SectionPageProps<Value> {
  title: string;
  subtitle?: string;
  section: Section<Value>;
  actions?: (section: OpenSection<Value>) => ReactNode;
  onBack?: () => void;
  children: (section: OpenSection<Value>) => ReactNode;
}

/** A page that changes one section of the configuration. */
export const SectionPage = <Value,>({
  title,
  subtitle,
  section,
  actions,
  onBack,
  children,
}: SectionPageProps<Value>) => {
  const awaits = useConfiguration();
  const open = useSection(section);
  return (
    <AdminPage
      title={title}
      subtitle={subtitle}
      awaits={awaits}
      actions={open === null ? undefined : actions?.(open)}
      {...(onBack === undefined ? {} : { onBack })}
    >
      {open === null ? (
        <Paper variant="outlined" sx={{ mt: "16px" }}>
          <ErrorState what={t("setup1.gone")} why={t("setup1.goneHint")} />
        </Paper>
      ) : (
        <Box sx={{ mt: "16px" }}>
          {children(open)}
          <SectionFoot section={open} />
        </Box>
      )}
    </AdminPage>
  );
};
