import { type Browser, chromium } from "playwright-core";
import { chromium as executablePath } from "./places.ts";

/**
 * Launches Chromium the way people have it: with storage partitioning.
 *
 * Playwright switches `ThirdPartyStoragePartitioning` off by default. Together with what Debian's build does by default, app
 * frames then have no storage at all. Of two `--disable-features` the browser takes the last: ours, without that name.
 */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath,
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-features=AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,LensOverlay,MediaRouter,PaintHolding,AvoidCorsURLLoaderRestartOnRedirect,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch",
    ],
  });
