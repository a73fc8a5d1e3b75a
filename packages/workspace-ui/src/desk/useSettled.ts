import { useEffect, useState } from "react";

/** A value once it has stayed the same for a while, in milliseconds: what is typed isn't asked for letter by letter. */
export const useSettled = <T>(value: T, after = 200): T => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), after);
    return () => clearTimeout(timer);
  }, [value, after]);
  return settled;
};
