import type { HostWindow, Scope } from "./scope";

/** Where the workspace is, as this page sees it. */
export interface Host {
  readonly window: HostWindow;
  readonly origin: string;
}

/** The host, or the sentence that tells a developer why there is none and what to do. */
export type FoundHost = { readonly host: Host } | { readonly problem: string };

const REMEDY =
  "Open the app through a slot of the workspace; while developing, `npm run dev` opens one.";

function outside(cause: string): FoundHost {
  return { problem: `This page was opened outside the agent workspace: ${cause}. ${REMEDY}` };
}

function webOrigin(text: string): string | undefined {
  try {
    const { origin } = new URL(text);
    return origin === "null" ? undefined : origin;
  } catch {
    return undefined;
  }
}

/**
 * Finds the host: the opener if there is one, else the parent, at the origin that the `origin` parameter names.
 *
 * The parameter is the only source of the origin. `document.referrer` names whoever led to this page, which
 * may be anyone, and is empty under common referrer policies: it would be a guess about whom to trust.
 */
export function findHost(scope: Scope, parameters: URLSearchParams): FoundHost {
  const window = (scope.opener ?? (scope.parent === scope ? null : scope.parent)) as
    | HostWindow
    | null
    | undefined;
  if (!window) {
    return outside("it is neither in a frame nor in a pop-up window of the workspace");
  }
  const named = parameters.get("origin");
  if (!named) {
    return outside("its address has no `origin` parameter, which the workspace adds");
  }
  const origin = webOrigin(named);
  if (!origin) {
    return outside(
      `its \`origin\` parameter is \`${named}\`, which is no web origin such as \`https://workspace.example\``,
    );
  }
  return { host: { window, origin } };
}
