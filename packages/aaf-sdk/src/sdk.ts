import { createClient } from "./client";
import { AmeyoError, NOT_INITIALISED, OUTSIDE_WORKSPACE, REQUEST_TIMEOUT } from "./errors";
import { createEvents } from "./events";
import { findHost } from "./host";
import type { Scope } from "./scope";
import { hostTransport, refusingTransport } from "./transport";
import type { AmeyoClient, AmeyoClientEntry } from "./types";

/**
 * What a service does on `AmeyoClient` itself: these would work on no live workspace, and "is not a function"
 * would not say why.
 */
const TOO_EARLY =
  'call `const client = await AmeyoClient.initialize({ instanceId: "ameyoIframe" })` first, then use ' +
  "the services of `client`, not those of `AmeyoClient`.";

/**
 * Starts the SDK in a page, in the order of the platform: `appLoad` now; `appRegistered` and
 * `instance.getContext` on the first `init` or `initialize`.
 */
export function createSdk(scope: Scope): AmeyoClientEntry {
  const parameters = new URLSearchParams(scope.location.search);
  const found = findHost(scope, parameters);

  const transport =
    "host" in found
      ? hostTransport(scope, found.host, parameters.get("instanceId") ?? "")
      : refusingTransport(OUTSIDE_WORKSPACE, found.problem);

  /** The start under way or done; forgotten when it fails, so that the app may try again. */
  let start: Promise<AmeyoClient> | undefined;
  let ready = false;
  let registered = false;
  const events = createEvents(scope, transport);
  const client = createClient(events, transport, () => (ready ? undefined : start));

  transport.notify_("appLoad", { transports: ["port/2", "port/1"] });
  for (const [windowEvent, eventName] of [
    ["focus", "appFocus"],
    ["blur", "appBlur"],
    ["pagehide", "appUnload"],
  ] as const) {
    scope.addEventListener(windowEvent, () => transport.notify_(eventName));
  }

  async function askForContext(): Promise<AmeyoClient> {
    if (!registered) transport.notify_("appRegistered");
    registered = true;
    try {
      await client.instance.getContext();
      ready = true;
      return client;
    } catch (error) {
      start = undefined;
      if (error instanceof AmeyoError && error.code === REQUEST_TIMEOUT && "host" in found) {
        const message = `request timeout: the workspace at ${found.host.origin} did not answer. Check that the app's \`origin\` parameter is the workspace's own address, then reload the app.`;
        throw new AmeyoError({ code: error.code, message }, error.service, error.method);
      }
      throw error;
    }
  }

  function begin(): Promise<AmeyoClient> {
    start ??= askForContext();
    return start;
  }

  const refusing = refusingTransport(NOT_INITIALISED, TOO_EARLY);
  const tooEarly = createClient(createEvents(scope, refusing), refusing, () => undefined);
  const entry: AmeyoClientEntry = {
    initialize: begin,
    init() {
      // Each of the app's own calls fails with the same reason; this one has nobody to tell.
      begin().catch(() => {});
      return client;
    },
  };
  return Object.assign(entry, tooEarly);
}
