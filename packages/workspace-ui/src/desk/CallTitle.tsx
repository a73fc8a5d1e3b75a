import { useEffect } from "react";
import { useDesk } from "../shell/context";
import * as format from "../texts/format";
import { t } from "../texts/texts";
import { customerName } from "./CallPanel";

/** The browser's tab says that it rings, for an agent who is looking at another one. */
export const CallTitle = () => {
  const ringing = useDesk(({ desk }) => desk?.interactions.find((one) => one.state === "ringing"));
  const name =
    ringing === undefined ? null : (customerName(ringing) ?? format.phone(ringing.displayPhone));
  useEffect(() => {
    document.title = name === null ? t("product.name") : t("call.titleRinging", { name });
  }, [name]);
  return null;
};
