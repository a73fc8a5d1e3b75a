import { useEffect } from "react";
import { useDesk } from "../../shell/context";
import { t } from "../../texts/texts";
import { whoOf } from "../call/callFacts";

/** The title changes this often while it rings, in milliseconds. */
const flashEvery = 1_000;

/** The browser's tab says who rings, and flashes, for an agent who is looking at another one. */
export const CallTitle = () => {
  const title = useDesk(({ desk }) => {
    const ringing = desk?.interactions.find((one) => one.state === "ringing");
    if (ringing === undefined) return null;
    return t(ringing.kind === "call" ? "call.titleRinging" : "chat.titleOffered", {
      name: whoOf(ringing),
    });
  });
  useEffect(() => {
    document.title = title ?? t("product.name");
    if (title === null) return;
    let on = true;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const timer = still
      ? undefined
      : setInterval(() => {
          on = !on;
          document.title = on ? title : t("call.titleFlash");
        }, flashEvery);
    return () => {
      clearInterval(timer);
      document.title = t("product.name");
    };
  }, [title]);
  return null;
};
