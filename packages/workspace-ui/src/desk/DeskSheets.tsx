import { useDesk } from "../shell/context";
import { ExtensionDialog } from "../shell/ExtensionDialog";
import { CustomerDialog } from "./customer/CustomerDialog";
import { CustomerSearchDialog } from "./customer/CustomerSearchDialog";
import { NewCustomerDialog } from "./customer/NewCustomerDialog";
import { interactionOf } from "./deskStore";
import { HandOverDialog } from "./handOver/HandOverDialog";
import { ShortcutHelp } from "./shortcuts/ShortcutHelp";

/** What is open above the desk. */
export const DeskSheets = () => {
  const sheet = useDesk((state) => state.sheet);
  const desk = useDesk((state) => state.desk);
  switch (sheet?.what) {
    case "handOver": {
      const interaction = interactionOf(desk, sheet.interactionId);
      return interaction === undefined ? null : (
        <HandOverDialog interaction={interaction} mode={sheet.mode} />
      );
    }
    case "customers":
      return <CustomerSearchDialog />;
    case "customer":
      return <CustomerDialog key={sheet.customerId} customerId={sheet.customerId} />;
    case "newCustomer":
      return <NewCustomerDialog phone={sheet.phone} interactionId={sheet.interactionId} />;
    case "extension":
      return <ExtensionDialog />;
    case "shortcuts":
      return <ShortcutHelp />;
    default:
      return null;
  }
};
