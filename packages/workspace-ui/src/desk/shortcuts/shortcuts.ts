import type { InteractionCommand } from "../../host/types";
import type { Workspace } from "../../shell/Workspace";
import type { TextKey } from "../../texts/texts";
import { interactionOf } from "../deskStore";

/** Names of what a key does, as the help sheet shows them. */
type ShortcutText = Extract<TextKey, `shortcut.${string}`>;

/** A key and what it does. */
export interface Shortcut {
  /** `event.key`; a capital letter needs Shift. */
  key: string;
  text: ShortcutText;
  /** Does it; `false` when there is nothing to do now. */
  run: (workspace: Workspace) => boolean;
}

/** The first of these commands that is valid now, of the current interaction. */
const command =
  (...names: InteractionCommand[]) =>
  (workspace: Workspace): boolean => {
    const { desk, currentId, connection } = workspace.desk.state;
    const current = interactionOf(desk, currentId);
    const name = names.find((one) => current?.commands.includes(one));
    if (current === undefined || name === undefined || connection.state !== "open") return false;
    void workspace.run({ command: name, interactionId: current.interactionId });
    return true;
  };

const handOver =
  (mode: "transfer" | "consult" | "conference") =>
  ({ desk }: Workspace): boolean => {
    const current = interactionOf(desk.state.desk, desk.state.currentId);
    if (current?.kind !== "call" || !current.commands.includes(mode)) return false;
    desk.openSheet({ what: "handOver", interactionId: current.interactionId, mode });
    return true;
  };

const keypad = ({ desk }: Workspace): boolean => {
  const current = interactionOf(desk.state.desk, desk.state.currentId);
  if (!current?.commands.includes("sendDigits")) return false;
  const { interactionId } = current;
  desk.openSheet(desk.state.sheet?.what === "keypad" ? null : { what: "keypad", interactionId });
  return true;
};

const dispose = ({ desk }: Workspace): boolean => {
  const current = interactionOf(desk.state.desk, desk.state.currentId);
  if (!current?.commands.includes("dispose")) return false;
  desk.disposeHere(current.interactionId);
  // The panel may only now show its fields.
  setTimeout(() => focusIn('[data-region="disposition"]'));
  return true;
};

const focusIn = (part: string): boolean => {
  const element = document.querySelector<HTMLElement>(`${part} input, input${part}`);
  element?.focus();
  return element !== null;
};

const ofDesk =
  (name: "setReady" | "nextLead") =>
  (workspace: Workspace): boolean => {
    if (!workspace.desk.state.desk?.commands.includes(name)) return false;
    void workspace.run({ command: name });
    return true;
  };

/** Every shortcut, in the order of the help sheet. What ends something needs Shift. */
export const shortcuts: readonly Shortcut[] = [
  { key: "a", text: "shortcut.answer", run: command("answer", "dialPreview") },
  { key: "D", text: "shortcut.decline", run: command("decline", "skipPreview") },
  { key: "m", text: "shortcut.mute", run: command("mute", "unmute") },
  { key: "h", text: "shortcut.hold", run: command("hold", "resume") },
  { key: "k", text: "shortcut.keypad", run: keypad },
  { key: "t", text: "shortcut.transfer", run: handOver("transfer") },
  { key: "c", text: "shortcut.consult", run: handOver("consult") },
  { key: "f", text: "shortcut.conference", run: handOver("conference") },
  { key: "E", text: "shortcut.hangUp", run: command("hangUp") },
  { key: "w", text: "shortcut.dispose", run: dispose },
  { key: "r", text: "shortcut.ready", run: ofDesk("setReady") },
  { key: "n", text: "shortcut.nextLead", run: ofDesk("nextLead") },
  { key: "d", text: "shortcut.dial", run: () => focusIn('[data-shortcut="dial"]') },
  {
    key: "/",
    text: "shortcut.search",
    run: ({ desk }) => {
      desk.openSheet({ what: "customers" });
      return true;
    },
  },
  {
    key: "?",
    text: "shortcut.help",
    run: ({ desk }) => {
      desk.openSheet({ what: "shortcuts" });
      return true;
    },
  },
];

/** Inputs that take no text. */
const pressed = new Set([
  "button",
  "checkbox",
  "radio",
  "range",
  "submit",
  "reset",
  "file",
  "color",
]);

/** Whether a key belongs to what has the focus: a field, a menu, a keypad. */
export const keepsKeys = (target: EventTarget | null): boolean => {
  if (!(target instanceof Element)) return false;
  if (target instanceof HTMLInputElement) return !pressed.has(target.type);
  return (
    target.closest(
      'textarea, select, [contenteditable=""], [contenteditable="true"], [contenteditable="plaintext-only"], [role="textbox"], [role="combobox"], [role="searchbox"], [role="spinbutton"], [role="menu"], [role="listbox"], [role="grid"], [role="tree"], [data-keeps-keys]',
    ) !== null
  );
};
