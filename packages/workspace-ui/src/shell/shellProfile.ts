import type { BridgeProfile, EventScope } from "../bridge/profile";
import { type DeskState, phoneOf } from "../desk/deskStore";
import { type CustomerSelected, profile, type TabChanged } from "../generated/profile";
import type { Customer, Interaction, User } from "../host/types";

/** The build profile that the shell was built with, until the host's own is known. */
export type ShellProfile = BridgeProfile;

/** The generated profile. */
export const builtInProfile: ShellProfile = profile;

/** Names of events in the built-in profile, checked by the compiler. */
type EventName = (typeof profile)["events"][number]["name"];

const showCrmName: EventName = "showCrm";
const tabChangedName: EventName = "tabChanged";
const customerSelectedName: EventName = "customerSelected";

interface TabTurn {
  desk: DeskState;
  user: User;
  tab: { id: string; name: string };
  previousId: string;
  at: number;
}

interface CustomerTurn {
  desk: DeskState;
  user: User;
  interaction: Interaction;
  at: number;
}

/** A record as apps see it: column to value, without empty ones. Own fields can't hide the fixed columns. */
const columnsOf = (customer: Customer): Record<string, string> => {
  const columns = { ...customer.fields };
  for (const column of ["name", "phone", "email", "company", "city", "language"] as const) {
    const value = customer[column];
    if (value) columns[column] = value;
  }
  return columns;
};

/** The events that the shell itself acts on or makes. */
export const shellEvents = {
  showCrmName: showCrmName as string,
  tabChangedName: tabChangedName as string,
  customerSelectedName: customerSelectedName as string,

  /** The agent turned to an interaction that was there already: only the shell knows. */
  customerSelected({ desk, user, interaction, at }: CustomerTurn): {
    scope: EventScope;
    name: string;
    payload: CustomerSelected;
  } {
    const { customer, interactionId, customerId } = interaction;
    const phone = phoneOf(interaction);
    const payload: CustomerSelected = {
      eventTime: at,
      sessionId: desk.desk?.sessionId ?? "",
      userId: user.userId,
      interactionId,
      customerId,
      ...(phone === "" ? {} : { phone }),
      customerInfo: customer === null ? {} : columnsOf(customer),
    };
    return { scope: "context", name: customerSelectedName, payload };
  },

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
