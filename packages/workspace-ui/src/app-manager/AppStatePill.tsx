import { StatePill } from "@exotel-npm-dev/signal-design-system";
import { t } from "../texts/texts";
import { type App, stateOf } from "./apps";

/** Whether people can have the app: colour, icon and word. */
export const AppStatePill = ({ app }: { app: App }) => {
  const state = stateOf(app);
  switch (state) {
    case "active":
      return <StatePill size="small" state="available" label={t("apps.state.active")} />;
    case "nowhere":
      return <StatePill size="small" state="hold" icon="map-pin" label={t("apps.state.nowhere")} />;
    case "inactive":
      return <StatePill size="small" state="offline" label={t("apps.state.inactive")} />;
  }
};
