import type { BridgeProfile, EventScope } from "../bridge/profile";
import { customerTab, type DeskState } from "../desk/deskStore";
import { profile, type TabChanged } from "../generated/profile";
import type { User } from "../host/types";

/** The build profile that the shell was built with, until the host's own is known. */
export type ShellProfile = BridgeProfile;

/** The generated profile. */
export const builtInProfile: ShellProfile = profile;

/** Names of events in the built-in profile, checked by the compiler. */
type EventName = (typeof profile)["events"][number]["name"];

const showCrmName: EventName = "showCrm";
const tabChangedName: EventName = "tabChanged";

interface TabTurn {
  desk: DeskState;
  user: User;
  tab: { id: string; name: string };
  previousId: string;
  at: number;
}

/** The events that the shell itself acts on or makes. */
export const shellEvents = {
  showCrmName: showCrmName as string,

  /** The agent turned to another tab: only the shell knows. */
  tabChanged({ desk, user, tab, previousId, at }: TabTurn): {
    scope: EventScope;
    name: string;
    payload: TabChanged;
  } {
    const payload: TabChanged = {
      eventTime: at,
      sessionId: desk.desk?.sessionId ?? "",
      userId: user.userId,
      tabId: tab.id,
      tabName: tab.name,
      previousTabId: previousId,
      ...(desk.currentId === null ? {} : { interactionId: desk.currentId }),
    };
    return { scope: "context", name: tabChangedName, payload };
  },
};

/** How a tab is named to apps: ours by their words, an app's by its slot's app name. */
export const tabId = (tab: string, appName: string | null): string =>
  tab === customerTab || appName === null ? tab : appName;
