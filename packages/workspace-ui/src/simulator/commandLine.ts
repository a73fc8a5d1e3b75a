import type {
  CallAction,
  ChatAction,
  DayWish,
  RunOrder,
  SimulatedCall,
  SimulatedChatWish,
} from "../host/simulation";

/** A word of a command line; `undefined` is left out. */
type Word = string | number | undefined;

/** The host that the commands address unless told otherwise. */
const defaultHost = "http://localhost:4100";

/** A word as a shell reads it back. */
const quoted = (word: string): string =>
  /^[\w./:+@%=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

const option = (name: string, value: Word): Word[] =>
  value === undefined || value === "" ? [] : [`--${name}`, value];

/** Values that begin with a hyphen would be read as options. */
const values = (...given: string[]): Word[] =>
  given.some((value) => value.startsWith("-")) ? ["--", ...given] : given;

/** The `callbench simulate` commands that do what the panel's buttons do, for the host at `origin`. */
export class CommandLine {
  constructor(private readonly origin: string) {}

  /** `null` where the command needs an agent and none is chosen. */
  place(call: SimulatedCall): string | null {
    const inbound = call.kind === "inbound-call";
    if (!inbound && call.agent === undefined) return null;
    return this.#line(call.kind, [
      ...option("agent", call.agent),
      ...option("phone", call.phone),
      ...option("campaign", call.campaignId),
      ...(inbound ? option("queue", call.agentQueueId) : []),
      ...(!inbound && call.customerAnswers === false ? ["--no-answer"] : []),
    ]);
  }

  act(call: string, action: CallAction): string {
    switch (action.action) {
      case "reject":
        return this.#line("reject", [...option("outcome", action.outcome), ...values(call)]);
      case "digits":
        return this.#line("digits", values(call, action.digits));
      case "speak":
        return this.#line("speak", [
          ...(action.speaker === "customer" ? [] : option("speaker", action.speaker)),
          ...values(call, action.text),
        ]);
      case "recording":
        return this.#line("recording", values(call, action.url));
      case "party-answer":
      case "party-reject":
      case "party-leave":
        return this.#line(action.action, [...option("party", action.partyId), ...values(call)]);
      default:
        return this.#line(action.action, values(call));
    }
  }

  beginChat({ customer, agent, campaignId, agentQueueId, text }: SimulatedChatWish): string {
    return this.#line("chat", [
      ...option("name", customer.name),
      ...option("phone", customer.phone),
      ...option("email", customer.email),
      ...option("agent", agent),
      ...option("campaign", campaignId),
      ...option("queue", agentQueueId),
      ...(text === undefined || text === "" ? [] : values(text)),
    ]);
  }

  actInChat(chatId: string, action: Exclude<ChatAction, { action: "typing" }>): string {
    return action.action === "write"
      ? this.#line("write", values(chatId, action.text))
      : this.#line("leave", values(chatId));
  }

  /** `scenario` is a name of the library or a file. */
  run(scenario: string, how: { rate: number; step: boolean; seed?: number | undefined }): string {
    return this.#line("run", [
      ...(how.rate === 1 ? [] : option("rate", how.rate)),
      ...(how.step ? ["--step"] : []),
      ...option("seed", how.seed),
      ...values(scenario),
    ]);
  }

  order(order: RunOrder): string {
    return this.#line(order.action, order.action === "rate" ? [order.rate] : []);
  }

  generate(day: DayWish): string {
    return this.#line("load", [
      "--on-host",
      ...option("agents", day.agents),
      ...option("calls-per-hour", day.callsPerHour),
      ...option("hours", day.hours),
      ...option("seed", day.seed),
      ...option("rate", day.rate),
    ]);
  }

  #line(command: string, words: Word[]): string {
    const host = this.origin === defaultHost ? [] : ["--host", this.origin];
    return ["callbench", "simulate", command, ...host, ...words.map((word) => quoted(`${word}`))]
      .map(String)
      .join(" ");
  }
}
