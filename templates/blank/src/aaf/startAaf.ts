import type { SdkClient, SdkModule } from "./client";
import { type Failure, notInitialised, outsideWorkspace, sdkNotLoaded } from "./failures";
import { sdkUrl } from "./sdkBaseUrl";

/** How the start went. */
export type Start = { readonly client: SdkClient } | { readonly failure: Failure };

/** What the start touches of the browser; a test brings its own. */
export interface Surroundings {
  readonly search: string;
  readonly origin: string;
  readonly hasWorkspace: boolean;
  importModule(url: string): Promise<unknown>;
  globalClient(): SdkModule | undefined;
}

/** The literal that every app passes; it identifies nothing. */
const INSTANCE_ID = "ameyoIframe";

let started: Promise<Start> | undefined;

/** Loads and initialises the SDK, once for the life of the page however often it is called. */
export function startAaf(): Promise<Start> {
  started ??= start(browser());
  return started;
}

export async function start(surroundings: Surroundings): Promise<Start> {
  if (!surroundings.hasWorkspace) return { failure: outsideWorkspace() };
  const url = sdkUrl(surroundings.search, surroundings.origin);
  let sdk: SdkModule | undefined;
  try {
    const module = (await surroundings.importModule(url)) as
      | { AmeyoClient?: SdkModule }
      | undefined;
    sdk = module?.AmeyoClient ?? surroundings.globalClient();
    if (!sdk) throw new Error("the file was loaded but brought no AmeyoClient");
  } catch (error) {
    return { failure: sdkNotLoaded(url, error) };
  }
  try {
    return { client: await initialise(sdk) };
  } catch (error) {
    return { failure: notInitialised(error) };
  }
}

async function initialise(sdk: SdkModule): Promise<SdkClient> {
  if (sdk.initialize) {
    const client = await sdk.initialize({ instanceId: INSTANCE_ID });
    return (client ?? sdk) as SdkClient;
  }
  if (sdk.init) return (sdk.init() ?? sdk) as SdkClient;
  throw new Error("AmeyoClient has neither `initialize` nor `init`");
}

function browser(): Surroundings {
  return {
    search: window.location.search,
    origin: window.location.origin,
    hasWorkspace: window.parent !== window || window.opener !== null,
    importModule: (url) => import(/* @vite-ignore */ url),
    globalClient: () => (window as { AmeyoClient?: SdkModule }).AmeyoClient,
  };
}
