import type { Plugin } from "vite";

/**
 * What a Callbench app builds with: the folder layout of a package, the base path under the host's dev server, and a check that
 * components come from the signal design system and not from the library below it.
 */
export default function callbench(): Plugin;
