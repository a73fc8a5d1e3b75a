import { Icon, ListItemIcon, ListItemText, MenuItem } from "@exotel-npm-dev/signal-design-system";
import { useState } from "react";
import { askForNotices, noticePermission } from "../desk/ringing/notices";
import { type TextKey, t } from "../texts/texts";
import { useWorkspace } from "./context";
import { useExtensionWord } from "./ExtensionButton";
import { prefer, usePreference } from "./preferences";
import { Tick } from "./Tick";
import { useSmall } from "./useLayout";

const noticeHints = {
  denied: "preferences.noticesDenied",
  unsupported: "preferences.noticesUnsupported",
  default: "preferences.noticesHint",
  granted: "preferences.noticesHint",
} as const satisfies Record<string, TextKey>;

/** What an agent sets for this browser, in the account's menu: the bell, notifications, and the sheet of shortcuts. */
export const DeskPreferences = ({ onDone }: { onDone: () => void }) => {
  const workspace = useWorkspace();
  const small = useSmall();
  const extension = useExtensionWord();
  const ringing = usePreference("ringing");
  const wanted = usePreference("notifications");
  const [permission, setPermission] = useState(noticePermission);
  const notices = wanted && permission === "granted";

  const switchNotices = async (): Promise<void> => {
    if (notices) {
      prefer({ notifications: false });
      return;
    }
    const answer = permission === "default" ? await askForNotices() : permission;
    setPermission(answer);
    prefer({ notifications: answer === "granted" });
  };

  return (
    <>
      {small && (
        // The top bar has no room for it.
        <MenuItem
          onClick={() => {
            onDone();
            workspace.desk.openSheet({ what: "extension" });
          }}
        >
          <ListItemIcon>
            <Icon name="phone" size={16} />
          </ListItemIcon>
          <ListItemText primary={extension} />
        </MenuItem>
      )}
      <MenuItem
        role="menuitemcheckbox"
        aria-checked={ringing}
        onClick={() => prefer({ ringing: !ringing })}
      >
        <ListItemIcon>
          <Icon name="bell" size={16} />
        </ListItemIcon>
        <ListItemText primary={t("preferences.ringing")} />
        <Tick on={ringing} />
      </MenuItem>
      <MenuItem
        role="menuitemcheckbox"
        aria-checked={notices}
        disabled={permission === "denied" || permission === "unsupported"}
        onClick={() => void switchNotices()}
      >
        <ListItemIcon>
          <Icon name="info" size={16} />
        </ListItemIcon>
        <ListItemText
          primary={t("preferences.notices")}
          secondary={t(noticeHints[permission])}
          sx={{ maxWidth: 260, whiteSpace: "normal" }}
        />
        <Tick on={notices} />
      </MenuItem>
      <MenuItem
        onClick={() => {
          onDone();
          workspace.desk.openSheet({ what: "shortcuts" });
        }}
      >
        <ListItemIcon>
          <Icon name="keyboard" size={16} />
        </ListItemIcon>
        <ListItemText primary={t("shortcut.title")} />
      </MenuItem>
    </>
  );
};
