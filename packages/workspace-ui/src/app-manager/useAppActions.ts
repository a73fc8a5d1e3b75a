import { useLocation } from "wouter";
import type { Slot } from "../host/types";
import { number } from "../texts/format";
import { t } from "../texts/texts";
import type { App, Centre } from "./apps";
import type { Question } from "./ConfirmDialog";
import { openDraft } from "./placement/placementDraft";
import { listed, placementWords } from "./placement/placementWords";
import { useAppsApi, useForgetApp, useKeepApp } from "./useApps";
import { useSay } from "./useSay";

/** Where the app will show, as consequences of activating a release. */
const showing = (app: App, slots: readonly Slot[], centre: Centre | undefined): string => {
  const words = placementWords(openDraft(app).rules, slots, centre);
  return words.length === 0
    ? t("app1.then.nowhere")
    : t("app1.then.shows", { words: listed(words) });
};

/** What following a switch means for people. */
const switching = (app: App, version: string): string[] =>
  app.placements.length === 0
    ? []
    : app.active === null
      ? [t("app1.then.atOnce")]
      : [t("app1.then.atOnce"), t("app1.then.duringCall", { active: app.active, version })];

/** The questions that an app's buttons ask before they do something, each with its consequences. */
export const questionsOf = (
  app: App,
  slots: readonly Slot[],
  centre: Centre | undefined,
  act: AppActions,
) => ({
  activate: (version: string): Question => ({
    title: t(app.active === null ? "app1.ask.activate" : "app1.ask.switch", {
      app: app.name,
      version,
    }),
    consequences: [
      showing(app, slots, centre),
      ...switching(app, version),
      ...(app.active === null ? [] : [t("app1.then.dataStays"), t("app1.then.backAgain")]),
    ],
    action: t(app.active === null ? "app1.activate" : "app1.switch", { version }),
    run: () => act.activate(version),
  }),
  rollBack: (version: string): Question => ({
    title: t("app1.ask.rollBack", { app: app.name, version }),
    consequences: [
      showing(app, slots, centre),
      ...switching(app, version),
      t("app1.then.dataStays"),
    ],
    action: t("app1.rollBack", { version }),
    run: act.rollBack,
  }),
  deactivate: (): Question => ({
    title: t("app1.ask.deactivate", { app: app.name }),
    consequences: [
      ...(app.placements.length === 0 ? [] : [t("app1.then.closes")]),
      t("app1.then.releasesStay"),
    ],
    action: t("app1.deactivate"),
    run: act.deactivate,
  }),
  removeRelease: (version: string): Question => ({
    title: t("app1.ask.removeRelease", { app: app.name, version }),
    consequences: [
      ...(app.releases.length === 1
        ? [t("app1.then.lastRelease")]
        : [
            t("app1.then.notForPeople"),
            ...(app.previous === version ? [t("app1.then.rollBackGone")] : []),
          ]),
      t("app1.then.uploadAgain"),
    ],
    action: t("releases.removeOf", { version }),
    destructive: true,
    run: () => act.removeRelease(version),
  }),
  removeApp: (): Question => ({
    title: t("app1.ask.removeApp", { app: app.name }),
    consequences: [
      ...(app.active !== null && app.placements.length > 0 ? [t("app1.then.closes")] : []),
      t("app1.then.everythingGoes", { releases: number(app.releases.length) }),
      t("app1.then.noUndo"),
    ],
    action: t("app1.removeApp"),
    destructive: true,
    run: act.removeApp,
  }),
});

/** What can be done with an app. Each rejects with the host's refusal, and says so when it is done. */
export interface AppActions {
  activate(version: string): Promise<void>;
  rollBack(): Promise<void>;
  deactivate(): Promise<void>;
  removeRelease(version: string): Promise<void>;
  removeApp(): Promise<void>;
}

export const useAppActions = (app: App): AppActions => {
  const api = useAppsApi();
  const keep = useKeepApp();
  const forget = useForgetApp();
  const say = useSay();
  const [, go] = useLocation();
  const { appId, name } = app;

  const gone = (): void => {
    forget(appId);
    say(t("app1.done.removedApp", { app: name }));
    go("/admin");
  };
  const active = (fresh: App): void => {
    keep(fresh);
    say(t("app1.done.activated", { app: name, version: fresh.active ?? "" }));
  };
  return {
    activate: async (version) => active(await api.activate(appId, version)),
    rollBack: async () => active(await api.rollBack(appId)),
    deactivate: async () => {
      keep(await api.deactivate(appId));
      say(t("app1.done.deactivated", { app: name }));
    },
    removeRelease: async (version) => {
      const left = await api.removeRelease(appId, version);
      if (left === undefined) {
        gone();
      } else {
        keep(left);
        say(t("app1.done.removedRelease", { version }));
      }
    },
    removeApp: async () => {
      await api.removeApp(appId);
      gone();
    },
  };
};
