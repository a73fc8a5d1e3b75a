import type { HostApi } from "../host/HostApi";
import type {
  Person,
  TicketCommand,
  TicketFilters,
  TicketStateGroup,
  TicketsPart,
} from "../host/tickets";
import type { Ticket } from "../host/types";

/** How many tickets are fetched at once. */
const atOnce = 50;

/** The calls about tickets. */
export class TicketsApi {
  constructor(private readonly api: HostApi) {}

  list = (
    filters: TicketFilters,
    after: string | null,
    signal?: AbortSignal,
  ): Promise<TicketsPart> => {
    const query = new URLSearchParams({ limit: String(atOnce) });
    for (const [name, value] of Object.entries(filters)) {
      if (value !== undefined && value !== "") query.set(name, String(value));
    }
    if (after !== null) query.set("after", after);
    return this.api.get(`/tickets?${query}`, signal);
  };

  one = (ticketId: string, signal?: AbortSignal): Promise<Ticket> =>
    this.api.get(`/tickets/${encodeURIComponent(ticketId)}`, signal);

  states = async (signal?: AbortSignal): Promise<TicketStateGroup[]> =>
    (await this.api.get<{ groups: TicketStateGroup[] }>("/ticket-states", signal)).groups;

  command = (command: TicketCommand): Promise<Ticket> =>
    this.api.send("POST", "/tickets/commands", { body: command });

  people = async (signal?: AbortSignal): Promise<Person[]> =>
    (
      await this.api.platform<Person[]>("/cc/contactCenterUsers/getAllContactCenterUsers", signal)
    ).map(({ userId, userName }) => ({ userId, userName }));
}
