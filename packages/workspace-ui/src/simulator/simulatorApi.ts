import type { HostApi } from "../host/HostApi";
import type {
  CallAction,
  ChatAction,
  DayWish,
  LibraryScenario,
  Run,
  RunOrder,
  RunWish,
  SimulatedCall,
  SimulatedChatWish,
  SimulatorState,
} from "../host/simulation";

/** The simulator's calls. Each rejects as those of `HostApi` do. */
export class SimulatorApi {
  constructor(private readonly host: HostApi) {}

  state = (): Promise<SimulatorState> => this.host.get("/simulator");

  place = (call: SimulatedCall): Promise<unknown> => this.#post("/calls", call);

  /** The other side of a call: `call` is the customer's (`crtObjectId`) or an agent's interaction. */
  act = (call: string, { action, ...body }: CallAction): Promise<unknown> =>
    this.#post(`/calls/${encodeURIComponent(call)}/${action}`, body);

  beginChat = (chat: SimulatedChatWish): Promise<{ chatId: string }> => this.#post("/chats", chat);

  actInChat = (chatId: string, { action, ...body }: ChatAction): Promise<unknown> =>
    this.#post(`/chats/${encodeURIComponent(chatId)}/${action}`, body);

  library = async (): Promise<LibraryScenario[]> =>
    (await this.host.get<{ scenarios: LibraryScenario[] }>("/simulator/scenarios")).scenarios;

  run = (wish: RunWish): Promise<Run> => this.#post("/run", wish);

  order = ({ action, ...body }: RunOrder): Promise<Run> => this.#post(`/run/${action}`, body);

  generate = (day: DayWish): Promise<Run> => this.#post("/load", day);

  #post<T>(path: string, body: unknown): Promise<T> {
    return this.host.send("POST", `/simulator${path}`, { body });
  }
}
