import { Arguments, answered } from "../arguments/Arguments";
import { misnamed, refusedByHost } from "../arguments/refusing";
import { code, failure, success } from "../bridge/failures";
import type { Outcome, RequestData } from "../bridge/wire";
import type { Interaction } from "../host/types";
import type { OpenService } from "../interface-service/OpenService";

/** The data objects that the desk shows. */
const objects = ["customer", "ticket", "interaction"] as const;
type DeskObject = (typeof objects)[number];

interface DeskObjectsEdges {
  open: OpenService;
  /** The interaction that an instance has in context. */
  interactionOf(instanceId: string): Interaction | undefined;
  /** The tickets that are tied to an interaction here, the newest first. */
  ticketsOf(interactionId: string): readonly string[];
  /** Has the desk, and what shows of stored records, loaded again; rejects when the host doesn't answer. */
  refresh(): Promise<void>;
}

/** `contextData.view` and `contextData.refresh`: what an app has the desk show. */
export class DeskObjects {
  constructor(private readonly edges: DeskObjectsEdges) {}

  /** Shows an object on the desk: the one that is named, else the one in context. */
  view(instanceId: string, data: RequestData): Promise<Outcome> {
    const call = "contextData.view";
    return answered(call, () => {
      const object = objectOf(call, data);
      if (typeof object !== "string") return object;
      const given = Arguments.of(data.viewData, "viewData");
      const interaction = this.edges.interactionOf(instanceId);
      const { open } = this.edges;
      switch (object) {
        case "customer": {
          const key = given.has("id") ? "id" : "customerId";
          const id = given.has(key) ? given.id(key) : (interaction?.customerId ?? -1);
          if (!given.has(key) && id < 0) return nothing(call, "customer");
          return open.openCustomer(call, id, given.at(key));
        }
        case "ticket": {
          const key = given.has("id") ? "id" : "ticketId";
          const tied = interaction && this.edges.ticketsOf(interaction.interactionId)[0];
          const id = given.has(key) ? given.text(key) : tied;
          if (id === undefined) return nothing(call, "ticket");
          return open.openTicket(call, id, given.at(key));
        }
        case "interaction": {
          const key = given.has("id") ? "id" : "interactionId";
          const id = given.has(key) ? given.text(key) : interaction?.interactionId;
          if (id === undefined) return nothing(call, "interaction");
          return open.openInteraction(call, id, given.at(key));
        }
      }
    });
  }

  /** Has the desk load an object again. */
  refresh(data: RequestData): Promise<Outcome> {
    const call = "contextData.refresh";
    return answered(call, async () => {
      const object = objectOf(call, data);
      if (typeof object !== "string") return object;
      try {
        await this.edges.refresh();
        return success({});
      } catch (error) {
        return refusedByHost(call, error);
      }
    });
  }
}

const objectOf = (call: string, data: RequestData): DeskObject | Outcome => {
  const given = Arguments.of(data, "").text("dataObject");
  return (
    objects.find((object) => object === given) ??
    misnamed({
      errorCode: code.unknownDataObject,
      what: call,
      given,
      kind: "a data object that the desk shows",
      known: objects,
      field: "dataObject",
    })
  );
};

const nothing = (call: string, object: DeskObject): Outcome =>
  failure(
    code.nothingInContext,
    `${call}: there is no ${object} in context; name one in the second argument`,
  );
