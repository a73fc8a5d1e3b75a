/** jsdom lays nothing out: gives every element a size, so that a long list has rows in sight. */
export const withLayout = (height = 600): void => {
  for (const [name, value] of [
    ["clientHeight", height],
    ["clientWidth", 1000],
  ] as const) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value });
  }
};
