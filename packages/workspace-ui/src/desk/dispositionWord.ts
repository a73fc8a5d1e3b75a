import { useDesk } from "../shell/context";
import * as format from "../texts/format";
import { t } from "../texts/texts";

/** An interaction or a record of one, as far as its disposition goes. */
interface Disposed {
  campaignId: number;
  dispositionCode: string | null;
}

/** What was written down, in words: the code's label where the campaign has it, else the code itself. */
export const useDispositionWord = (): ((disposed: Disposed) => string) => {
  const campaigns = useDesk(({ desk }) => desk?.campaigns);
  return ({ campaignId, dispositionCode }) => {
    if (dispositionCode === null) return t("history.undisposed");
    const label = campaigns
      ?.find((one) => one.campaignId === campaignId)
      ?.dispositions.flatMap(({ codes }) => codes)
      .find((code) => code.dispositionCode === dispositionCode)?.label;
    return label ?? format.words(dispositionCode);
  };
};
