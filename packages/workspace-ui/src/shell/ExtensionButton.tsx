import { Button, Icon } from "@exotel-npm-dev/signal-design-system";
import { t } from "../texts/texts";
import { useDesk, useWorkspace } from "./context";

/** What an extension is called. */
export const useExtensionWord = (): string => {
  const extension = useDesk(({ desk }) => desk?.extension ?? null);
  return extension === null ? t("extension.none") : t("extension.is", { extension });
};

/** The telephone that the agent sits at, and the way to another. */
export const ExtensionButton = ({ compact }: { compact: boolean }) => {
  const workspace = useWorkspace();
  const extension = useDesk(({ desk }) => desk?.extension ?? null);
  const label = useExtensionWord();
  return (
    <Button
      variant="text"
      color="inherit"
      aria-label={label}
      title={label}
      aria-haspopup="dialog"
      onClick={() => workspace.desk.openSheet({ what: "extension" })}
      startIcon={compact ? null : <Icon name="phone" size={14} />}
      sx={{ minWidth: 32, px: "8px", color: "text.secondary" }}
    >
      {compact ? <Icon name="phone" size={16} /> : (extension ?? t("extension.none"))}
    </Button>
  );
};
