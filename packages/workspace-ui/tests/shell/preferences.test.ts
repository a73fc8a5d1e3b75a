import { describe, expect, it } from "vitest";
import { keepsKeys } from "../../src/desk/shortcuts/shortcuts";
import { prefer, preferences } from "../../src/shell/preferences";

const element = (html: string): Element => {
  document.body.innerHTML = html;
  return document.body.querySelector("[data-here]") as Element;
};

describe("a key belongs to what has the focus", () => {
  it.each([
    ["a text field", "<input data-here>"],
    ["a number field", '<input type="number" data-here>'],
    ["an area", "<textarea data-here></textarea>"],
    ["something that can be written in", '<div contenteditable="true"><b data-here>x</b></div>'],
    ["a menu", '<ul role="menu"><li role="menuitem" data-here>Tea</li></ul>'],
    ["a keypad", "<div data-keeps-keys><button data-here>1</button></div>"],
  ])("when that is %s", (_what, html) => {
    expect(keepsKeys(element(html))).toBe(true);
  });

  it.each([
    ["a button", "<button data-here>Hold</button>"],
    ["a tick", '<input type="checkbox" data-here>'],
    ["the page", "<main data-here></main>"],
  ])("but not when it is %s", (_what, html) => {
    expect(keepsKeys(element(html))).toBe(false);
  });
});

describe("preferences", () => {
  it("are kept in this browser, and taken over from another tab", () => {
    prefer({ ringing: false });
    expect(localStorage.getItem("callbench.preferences")).toContain('"ringing":false');
    localStorage.setItem("callbench.preferences", '{"ringing":true,"shortcuts":"?"}');
    window.dispatchEvent(new StorageEvent("storage", { key: "callbench.preferences" }));
    expect(preferences.getState()).toMatchObject({ ringing: true, shortcuts: true });
  });
});
