/** The types of the SDK that the host serves; the files it serves are built from `module.ts` and `classic.ts`. */
export type { AmeyoError } from "./errors";
export type * from "./generated/contract";
export type * from "./types";
