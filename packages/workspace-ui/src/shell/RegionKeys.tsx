import { useEffect } from "react";

/** F6 and Shift+F6 go from one part of the page to the next, as they do in desktop programs. */
export const RegionKeys = () => {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== "F6" || event.ctrlKey || event.altKey || event.metaKey) return;
      const regions = [...document.querySelectorAll<HTMLElement>("[data-region]")].filter(
        (region) => region.getClientRects().length > 0,
      );
      if (regions.length === 0) return;
      event.preventDefault();
      const here = regions.findIndex((region) => region.contains(document.activeElement));
      const next = here + (event.shiftKey ? -1 : 1);
      const region = regions[(next + regions.length) % regions.length];
      region?.focus();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  return null;
};
