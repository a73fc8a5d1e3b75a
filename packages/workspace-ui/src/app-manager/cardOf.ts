import type { AppCard } from "../host/types";
import { type App, newestOf, releaseOf } from "./apps";
import { factsOf } from "./releases/manifestFacts";

/** The app as logos show it. The host serves the files of active releases only, so others have no picture. */
export const cardOf = (app: App, version: string | null = app.active): AppCard => {
  const release = releaseOf(app, version) ?? newestOf(app);
  const facts = factsOf(release?.manifest);
  return {
    appId: app.appId,
    name: app.name,
    version: release?.version ?? "",
    description: facts.description ?? "",
    author: facts.author ?? "",
    logos: release !== undefined && release.version === app.active ? release.logos : {},
    dev: false,
  };
};
