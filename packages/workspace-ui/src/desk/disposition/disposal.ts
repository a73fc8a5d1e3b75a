import type { Disposition } from "@exotel-npm-dev/signal-design-system";
import type { DeskCommand, Interaction } from "../../host/types";
import { phonesOf } from "../customer/phones";

/** The command that says how an interaction ended. */
export const disposal = (interaction: Interaction, chosen: Disposition): DeskCommand => {
  const { callback, dialNext, note, dispositionCode } = chosen;
  const known = phonesOf(interaction.customer).some(({ phone }) => phone === dialNext);
  return {
    command: "dispose",
    interactionId: interaction.interactionId,
    dispositionCode,
    ...(note === "" ? {} : { note }),
    ...(callback && {
      callback: {
        callbackTime: callback.at,
        isSelfCallback: callback.self,
        ...(callback.phone === undefined ? {} : { phone: callback.phone }),
      },
    }),
    ...(dialNext !== undefined && {
      thenDial: {
        phone: dialNext,
        ...(known ? { customerId: interaction.customerId } : {}),
      },
    }),
  };
};
