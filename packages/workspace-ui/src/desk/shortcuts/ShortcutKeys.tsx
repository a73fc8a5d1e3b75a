import { useEffect } from "react";
import { useWorkspace } from "../../shell/context";
import { usePreference } from "../../shell/preferences";
import { keepsKeys, shortcuts } from "./shortcuts";

/** A dialog or menu is in front: keys are for it. */
const covered = (): boolean =>
  document.querySelector(".MuiModal-root:not(.MuiModal-hidden)") !== null;

/** Listens for the desk's single-key shortcuts, never while somebody types. */
export const ShortcutKeys = () => {
  const workspace = useWorkspace();
  const on = usePreference("shortcuts");
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { key, ctrlKey, altKey, metaKey, repeat, defaultPrevented, target } = event;
      if (ctrlKey || altKey || metaKey || repeat || defaultPrevented || event.isComposing) return;
      // The help sheet is where they are switched on again.
      if (!on && key !== "?") return;
      const shortcut = shortcuts.find((one) => one.key === key);
      if (shortcut === undefined || keepsKeys(target) || covered()) return;
      if (shortcut.run(workspace)) event.preventDefault();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [workspace, on]);
  return null;
};
