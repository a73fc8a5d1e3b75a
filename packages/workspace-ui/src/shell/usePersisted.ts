import { useCallback, useState } from "react";

const read = (key: string): string | null => {
  try {
    return localStorage.getItem(`callbench.${key}`);
  } catch {
    return null;
  }
};

/** A number that this browser remembers, such as a panel's size. */
export const usePersistedNumber = (
  key: string,
  otherwise: number,
): [number, (value: number) => void] => {
  const [value, setValue] = useState(() => {
    const stored = Number(read(key) ?? Number.NaN);
    return Number.isFinite(stored) && stored > 0 ? stored : otherwise;
  });
  const set = useCallback(
    (next: number) => {
      setValue(next);
      try {
        localStorage.setItem(`callbench.${key}`, String(Math.round(next)));
      } catch {
        // Without storage the size holds until the page is closed.
      }
    },
    [key],
  );
  return [value, set];
};
