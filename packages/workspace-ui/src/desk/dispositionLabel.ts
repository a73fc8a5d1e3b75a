import type { Interaction } from "../host/types";
import { useDesk } from "../shell/context";
import * as format from "../texts/format";
import { t } from "../texts/texts";

/** What the agent wrote down, in words: the code's label where the campaign has it, else the code itself. */
export const useDispositionLabel = (): ((call: Interaction) => string) => {
  const campaigns = useDesk(({ desk }) => desk?.campaigns);
  return (call) => {
    if (call.dispositionCode === null) return t("history.undisposed");
    const label = campaigns
      ?.find((one) => one.campaignId === call.campaignId)
      ?.dispositions.flatMap(({ codes }) => codes)
      .find((code) => code.dispositionCode === call.dispositionCode)?.label;
    return label ?? format.words(call.dispositionCode);
  };
};
