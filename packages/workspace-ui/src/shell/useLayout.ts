import { useMediaQuery } from "@exotel-npm-dev/signal-design-system";

/** How much room there is: from 1200 px `wide`, from 900 px `medium`, below `narrow`. */
export type PageLayout = "wide" | "medium" | "narrow";

/** Whether there is only room for a phone's width of words. */
export const useSmall = (): boolean => useMediaQuery("(max-width:599px)", { noSsr: true });

/** The page's layout now. */
export const useLayout = (): PageLayout => {
  const wide = useMediaQuery("(min-width:1200px)", { noSsr: true });
  const medium = useMediaQuery("(min-width:900px)", { noSsr: true });
  return wide ? "wide" : medium ? "medium" : "narrow";
};
