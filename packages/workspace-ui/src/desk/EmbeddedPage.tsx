import { Box, ErrorState } from "@exotel-npm-dev/signal-design-system";
import type { Call, Interaction } from "../host/types";
import { t } from "../texts/texts";

type Page = NonNullable<Call["embeddedPage"]>;

/** The page that goes with an interaction. */
export const embeddedPageOf = (interaction: Interaction | undefined): Page | null =>
  interaction?.kind === "call" ? interaction.embeddedPage : null;

/** What a page may do: run and ask, but never lead the shell elsewhere. */
const rights = ["allow-scripts", "allow-forms", "allow-popups", "allow-downloads"];

/** The sandbox for a page; `null` for an address that is none. */
export const sandboxFor = (url: string, ownOrigin: string): string | null => {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return null;
  }
  if (parsed.protocol !== "https:" && parsed.protocol !== "http:") return null;
  // With its own origin a page of the shell's could take its sandbox off.
  const own = parsed.origin === ownOrigin ? [] : ["allow-same-origin"];
  return [...rights, ...own].join(" ");
};

/** The page that a campaign shows with each of its calls, kept in its bounds. */
export const EmbeddedPage = ({ page, shown }: { page: Page; shown: boolean }) => {
  const sandbox = sandboxFor(page.url, window.location.origin);
  if (sandbox === null) {
    return shown ? (
      <ErrorState
        dense
        what={t("embedded.notAnAddress")}
        why={t("embedded.notAnAddressHint", { url: page.url })}
      />
    ) : null;
  }
  return (
    <Box
      component="iframe"
      title={page.title}
      src={page.url}
      sandbox={sandbox}
      referrerPolicy="no-referrer"
      sx={{
        flex: 1,
        minHeight: 0,
        width: "100%",
        border: 0,
        bgcolor: "background.paper",
        display: shown ? "block" : "none",
      }}
    />
  );
};
