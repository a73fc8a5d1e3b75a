import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

// The machine may be busy with other builds. Whether an element is hidden is asked where it matters: to find it out
// for each element of a page takes jsdom seconds.
configure({ asyncUtilTimeout: 10_000, defaultHidden: true });

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

// jsdom has no layout, and none of these; the shell only needs them to be there.
class NoObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
globalThis.ResizeObserver ??= NoObserver as unknown as typeof ResizeObserver;

globalThis.matchMedia ??= ((query: string) => {
  const least = /min-width:\s*(\d+)px/.exec(query);
  const most = /max-width:\s*(\d+)px/.exec(query);
  const width = window.innerWidth;
  return {
    media: query,
    matches:
      (least === null || width >= Number(least[1])) && (most === null || width <= Number(most[1])),
    onchange: null,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
    dispatchEvent: () => false,
  };
}) as typeof matchMedia;
