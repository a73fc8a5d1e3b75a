import { t } from "../texts/texts";
import { type Frame, titleOf } from "./frame";

/** What a frame's place is called, and whose it is. */
export const appTitle = (frame: Frame): string => {
  const title = titleOf(frame);
  const app = frame.app.name;
  return title === app ? app : t("app.fromApp", { title, app });
};
