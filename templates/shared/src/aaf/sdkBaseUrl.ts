import { SDK_PATH } from "./contract";

/**
 * Where the SDK is loaded from, in the guide's order: the `sdkBaseUrl` parameter, else the `origin` parameter, else this page's
 * own origin. Trailing slashes are dropped. `SDK_PATH` is the one place that names the file.
 */
export function sdkUrl(search: string, ownOrigin: string): string {
  const parameters = new URLSearchParams(search);
  const base = parameters.get("sdkBaseUrl") || parameters.get("origin") || ownOrigin;
  return base.replace(/\/+$/, "") + SDK_PATH;
}
