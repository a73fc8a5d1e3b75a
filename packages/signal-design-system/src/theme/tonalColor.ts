import type { Theme } from "@mui/material/styles";
import { type TonalColor, type TonalColorTokens, tonal } from "./tokens";

/**
 * The soft surface of a colour: `bg`, `text`, `hoverBg`, `disabledBg`. `default` and `inherit`, and any name that the
 * theme does not know, give the neutral one.
 */
export function resolveTonalColor(
  theme: Theme,
  color: TonalColor | (string & {}),
): TonalColorTokens {
  const known: Partial<Record<string, TonalColorTokens>> = theme.palette.tonal ?? tonal;
  return known[color] ?? tonal.neutral;
}
