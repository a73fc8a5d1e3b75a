import { readFile } from "node:fs/promises";
import { beforeAll } from "vitest";
import { packConformance } from "../packages.ts";
import { AgentDesk, type ExportedMessage } from "../pages/AgentDesk.ts";
import { until } from "../patience.ts";
import { type Story, story } from "../story.ts";
import { type Catalogue, catalogueOf, type SlotType } from "./catalogue.ts";
import { type Json, Person } from "./HostSide.ts";
import { castOf, type Generation, generations, type Instance } from "./Instances.ts";

/** Asha Rao of the demo. */
export const asha = { customerId: 1, phone: "+919845012345" } as const;

/** Everything that a row works with: a host, one agent's desk with all instances on it, and colleagues. */
export class Stage {
  catalogue!: Catalogue;
  desk!: AgentDesk;
  agent!: Person;
  colleague!: Person;
  instances: readonly Instance[] = [];

  constructor(readonly told: Story) {}

  get host() {
    return this.told.host;
  }

  /** What a supervisor sees. */
  supervised(): Promise<Json> {
    return Person.briefly(this.host, "supervisor1", (supervisor) => supervisor.get("/supervisor"));
  }

  /** Brings a tab to the front; the dialogs of the apps lie over the desk, so the click goes past them. */
  async showTab(name: string): Promise<void> {
    const tab = this.desk.page.getByRole("tab", { name, includeHidden: true });
    await tab.dispatchEvent("click");
    await until(
      () => tab.getAttribute("aria-selected"),
      (selected) => selected === "true",
      `the tab ${name} is in front`,
    );
  }

  /** The inspector's messages, taken past the dialogs, too. */
  async messages(): Promise<ExportedMessage[]> {
    const { page, dock } = this.desk;
    const download = page.waitForEvent("download");
    await dock.getByRole("button", { name: "Export", includeHidden: true }).dispatchEvent("click");
    const text = await readFile(await (await download).path(), "utf8");
    return (JSON.parse(text) as { messages: ExportedMessage[] }).messages;
  }

  /** The instance of a generation in a slot type. */
  instance(generation: Generation, slotType: SlotType): Instance {
    const found = this.instances.find(
      (one) => one.generation === generation && one.slotType === slotType,
    );
    if (found === undefined) throw new Error(`no ${generation} instance in ${slotType}`);
    return found;
  }

  /** Any other instance than this one, to see there what this one changed. */
  otherThan(instance: Instance): Instance {
    const found = this.instances.find(
      (one) => one.generation !== instance.generation && one.slotType !== instance.slotType,
    );
    if (found === undefined) throw new Error(`no other instance than ${instance.name}`);
    return found;
  }

  /** An interaction of an agent's desk. */
  async inHand(interactionId: string, who = this.agent): Promise<Json> {
    const desk = await who.desk();
    return desk.interactions.find((one: Json) => one.interactionId === interactionId) ?? null;
  }

  /** Waits until an interaction is in a state; gives it. */
  becomes(interactionId: string, state: string, who = this.agent): Promise<Json> {
    return until(
      () => this.inHand(interactionId, who),
      (one) => one?.state === state,
      `${interactionId} becomes ${state} at ${who.userId}'s desk`,
    );
  }

  /** Makes the agent free: nothing in hand, ready, on the support line. */
  async clear(who = this.agent, campaignId = 101): Promise<void> {
    for (let tries = 0; tries < 20; tries += 1) {
      const desk = await who.desk();
      const [first] = desk.interactions as Json[];
      if (first === undefined) break;
      await this.#finish(who, first);
    }
    const desk = await who.desk();
    if (desk.campaign?.campaignId !== campaignId) {
      await who.command("selectCampaign", { campaignId });
    }
    await who.command("setReady");
  }

  async #finish(who: Person, interaction: Json): Promise<void> {
    const { interactionId, commands } = interaction as {
      interactionId: string;
      commands: string[];
    };
    const can = (command: string): boolean => commands.includes(command);
    if (can("dispose")) {
      const dispositionCode = interaction.campaignId === 201 ? "RENEWED" : "RESOLVED";
      await who.command("dispose", { interactionId, dispositionCode });
    } else if (can("endConsultation")) await who.command("endConsultation", { interactionId });
    else if (can("cancelAttempt")) await who.command("cancelAttempt", { interactionId });
    else if (can("hangUp")) await who.command("hangUp", { interactionId });
    else if (can("endChat")) await who.command("endChat", { interactionId });
    else if (can("decline")) await who.command("decline", { interactionId });
    else if (can("skipPreview")) await who.command("skipPreview", { interactionId });
    else throw new Error(`${interactionId} can't be finished: ${commands.join(", ")}`);
  }

  /** A call of a customer that rings at the agent; gives its id. */
  async ringing(phone: string = asha.phone, who = this.agent): Promise<string> {
    const placed = await this.agent.post("/simulator/calls", {
      kind: "inbound-call",
      agent: who.userId,
      phone,
    });
    const { interactionId } = placed.interaction as { interactionId: string };
    await this.becomes(interactionId, "ringing", who);
    return interactionId;
  }

  /** A call in which the agent talks with the customer. */
  async talking(phone: string = asha.phone, who = this.agent): Promise<string> {
    const interactionId = await this.ringing(phone, who);
    await who.command("answer", { interactionId });
    await this.becomes(interactionId, "connected", who);
    const [first] = this.instances;
    if (who === this.agent && first !== undefined) {
      await until(
        () => first.answer("instance.getContext"),
        (context) => context.interactionId === interactionId,
        "the call is in front on the desk",
      );
    }
    return interactionId;
  }

  /** A call that is over and waits for its disposition. */
  async wrappingUp(phone: string = asha.phone): Promise<string> {
    const interactionId = await this.talking(phone);
    await this.agent.command("hangUp", { interactionId });
    await this.becomes(interactionId, "wrapUp");
    return interactionId;
  }

  /** What the customer's or a third party's side does in a call. */
  otherSide(interactionId: string, action: string, fields: object = {}): Promise<Json> {
    return this.agent.post(`/simulator/calls/${interactionId}/${action}`, fields);
  }

  /** Plays a scenario to its end; it has to pass. */
  async plays(scenario: { readonly yaml: string } | { readonly scenario: string }): Promise<void> {
    await this.agent.post("/simulator/run", { ...scenario, rate: 100_000 });
    const run = await until(
      async () => (await this.agent.get("/simulator")).run as Json,
      (one) => one !== null && one.state !== "running",
      "the scenario ends",
    );
    if (run.state !== "passed")
      throw new Error(`the scenario did not pass: ${JSON.stringify(run)}`);
  }
}

/** An agent who is signed in from a page that shows nothing: somebody to hand calls to. */
const atWork = async (told: Story, userId: string): Promise<Person> => {
  const page = await told.visitor(userId);
  await page.goto(`${told.host.url}/healthz`);
  await page.evaluate(async (who) => {
    await fetch("/api/v1/session", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ userId: who, password: "demo" }),
    });
    const socket = new WebSocket(`ws://${location.host}/api/v1/socket`);
    Object.assign(window, { socket });
    await new Promise((resolve) => {
      socket.onmessage = resolve;
    });
  }, userId);
  return Person.signIn(told.host, userId);
};

/** Begins a story in which both conformance apps stand in every slot type of one agent's desk. */
export const stage = (name: string): Stage => {
  const one = new Stage(story(name));
  beforeAll(async () => {
    const { host, folder } = one.told;
    const apps = await packConformance(folder);
    for (const { file } of Object.values(apps)) {
      await host.deployed(file, ["--slot", "workbench", "--slot", "navbar", "--activate"]);
    }
    one.desk = new AgentDesk(await one.told.visitor("agent1"));
    await one.desk.signIn(host.url);
    await one.desk.chooseCampaign("Support line");
    one.agent = await Person.signIn(host, "agent1");
    one.colleague = await atWork(one.told, "agent2");
    one.catalogue = await catalogueOf(host, one.agent.token);
    // Before the dialogs lie over it.
    await one.desk.openDock("Inspector");
    for (const generation of generations) {
      one.instances = [...one.instances, ...(await castOf(one.desk.page, generation))];
    }
    await one.clear();
  });
  return one;
};
