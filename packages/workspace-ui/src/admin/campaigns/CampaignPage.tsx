import { Box, Button, Icon } from "@exotel-npm-dev/signal-design-system";
import { useMemo, useState } from "react";
import { useLocation } from "wouter";
import { ConfirmDialog, type Question } from "../../app-manager/ConfirmDialog";
import { useSay } from "../../app-manager/useSay";
import { t } from "../../texts/texts";
import { adminAddress } from "../addresses";
import { SectionPage } from "../configuration/SectionPage";
import { useConfiguration, useConfigure, useDrafts } from "../configuration/useConfiguration";
import { problemAt } from "../configuration/useSection";
import {
  AgentsPart,
  ConnectorPart,
  DiallerPart,
  GeneralPart,
  HandlingPart,
  PagesPart,
  type PartProps,
  summaries,
  WrapUpPart,
} from "./CampaignParts";
import { campaignKey, campaignSection, hasDialler } from "./campaignSection";
import { DispositionEditor } from "./DispositionEditor";
import { Fold } from "./Fold";

/** One campaign: its parts, each saying in a line what is set. */
export const CampaignPage = ({ campaignId }: { campaignId: number }) => {
  const [, go] = useLocation();
  const section = useMemo(() => campaignSection(campaignId), [campaignId]);
  const [question, setQuestion] = useState<Question | null>(null);
  const askRemoval = useAskRemoval(campaignId, setQuestion);
  const { data } = useConfiguration();
  const name = section.read(data?.configuration ?? none)?.campaignName ?? t("campaigns1.one");
  return (
    <>
      <SectionPage
        title={name}
        section={section}
        onBack={() => go(adminAddress.campaigns)}
        actions={() => (
          <Button
            variant="outlined"
            color="error"
            startIcon={<Icon name="trash" size={14} />}
            onClick={askRemoval}
          >
            {t("campaigns1.remove")}
          </Button>
        )}
      >
        {({ value, change, problems, configuration }) => {
          const part: PartProps = {
            value,
            set: (fields) => change({ ...value, ...fields }),
            problem: (path) => problemAt(problems, path),
          };
          const faulty = (...paths: string[]): boolean =>
            problems.some(({ path }) => paths.some((one) => path.startsWith(one)));
          return (
            <Box sx={{ display: "grid", gap: "8px" }}>
              <Fold
                title={t("campaigns1.part.general")}
                summary={summaries.general(value)}
                startOpen
                faulty={faulty("campaignName", "number", "processId")}
              >
                <GeneralPart {...part} processes={configuration.processes} />
              </Fold>
              <Fold
                title={t("campaigns1.part.agents")}
                summary={summaries.agents(value)}
                faulty={false}
              >
                <AgentsPart {...part} />
              </Fold>
              <Fold
                title={t("campaigns1.part.handling")}
                summary={summaries.handling(value)}
                faulty={false}
              >
                <HandlingPart {...part} />
              </Fold>
              <Fold
                title={t("campaigns1.part.wrapUp")}
                summary={summaries.wrapUp(value)}
                faulty={false}
              >
                <WrapUpPart {...part} />
              </Fold>
              <Fold
                title={t("campaigns1.part.dispositions")}
                summary={summaries.dispositions(value)}
                faulty={faulty("dispositions")}
              >
                <DispositionEditor
                  classes={value.dispositions}
                  onChange={(dispositions) => part.set({ dispositions })}
                  problem={part.problem}
                />
              </Fold>
              <Fold
                title={t("campaigns1.part.pages")}
                summary={summaries.pages(value)}
                faulty={faulty("embeddedPage", "crmURL")}
              >
                <PagesPart {...part} />
              </Fold>
              {hasDialler(value.campaignType) && (
                <Fold
                  title={t("campaigns1.part.dialler")}
                  summary={summaries.dialler(value)}
                  faulty={false}
                >
                  <DiallerPart {...part} />
                </Fold>
              )}
              <Fold
                title={t("campaigns1.part.connector")}
                summary={summaries.connector(value)}
                faulty={false}
              >
                <ConnectorPart {...part} />
              </Fold>
            </Box>
          );
        }}
      </SectionPage>
      <ConfirmDialog question={question} onClose={() => setQuestion(null)} />
    </>
  );
};

/** A configuration without anything, until the host's is there. */
const none = {
  contactCenterId: 0,
  contactCenterName: "",
  processes: [],
  campaigns: [],
  queues: [],
  breakReasons: [],
  ivrs: [],
  thirdParties: [],
  ticketStates: [],
  quickReplies: [],
};

const useAskRemoval = (campaignId: number, ask: (question: Question) => void): (() => void) => {
  const { data } = useConfiguration();
  const configure = useConfigure();
  const drafts = useDrafts();
  const say = useSay();
  const [, go] = useLocation();
  return () => {
    if (data === undefined) return;
    const { campaigns, queues } = data.configuration;
    const name =
      campaigns.find((campaign) => campaign.campaignId === campaignId)?.campaignName ?? "";
    const gone = queues.filter((queue) => queue.campaignId === campaignId);
    ask({
      title: t("campaigns1.ask.remove", { campaign: name }),
      consequences: [
        ...(gone.length === 0
          ? []
          : [
              t("campaigns1.then.queues", {
                queues: gone.map(({ queueName }) => queueName).join(", "),
              }),
            ]),
        t("campaigns1.then.past"),
        t("campaigns1.then.inUse"),
      ],
      action: t("campaigns1.remove"),
      destructive: true,
      run: async () => {
        await configure((now) => ({
          ...now,
          campaigns: now.campaigns.filter((campaign) => campaign.campaignId !== campaignId),
          queues: now.queues.filter((queue) => queue.campaignId !== campaignId),
        }));
        drafts.discard(campaignKey(campaignId));
        say(t("campaigns1.done.removed", { campaign: name }));
        go(adminAddress.campaigns);
      },
    });
  };
};
