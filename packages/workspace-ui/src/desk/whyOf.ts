import { refusalText } from "../app-manager/refusalText";

/** Why the host didn't do something, and how to mend it, in one go. */
export const whyOf = (error: unknown): string => {
  const { what, remedy } = refusalText(error);
  return `${what} ${remedy}`.trim();
};
