import type { Call } from "./Call";
import type { BridgeEdges } from "./edges";
import { code, failure, success, unknownName } from "./failures";
import type { InstanceLink } from "./instanceLink";
import { limits } from "./limits";
import { nearest } from "./nearest";
import type { EventScope, ProfileIndex } from "./profile";
import type { Outcome, RequestData } from "./wire";

/** Methods that one of the shell's own services answers, beside those that the bridge answers itself. */
const shellMethods = new Set([
  "interface.open",
  "contextData.view",
  "contextData.refresh",
  "instance.create",
  "instance.getAllInfo",
  "instance.getInfo",
  "instance.sendData",
  "instance.receiveData",
]);

/** Services of which nothing goes to the host. */
const shellServices = ["lifeCycle", "globalEvent", "contextEvent", "interface", "instance"];

const receiveDataKey = "instance:receiveData";

/** What the services ask of the bridge. */
export interface ServicesEdges extends BridgeEdges {
  profile(): ProfileIndex;
  /** Whether a life-cycle event is true of the instance at this moment. */
  holds(link: InstanceLink, lifeCycleEvent: string): boolean;
}

/** Decides who answers a request: the bridge itself, one of the shell's services, or the host. */
export class Services {
  constructor(private readonly edges: ServicesEdges) {}

  /** The answer to a request, at once where it can be. */
  answer(link: InstanceLink, call: Call): Outcome | Promise<Outcome> {
    const { service, method, data } = call;
    const { instanceId, slotType } = link.facts;
    const name = `${service}.${method}`;
    switch (name) {
      case "instance.getContext": {
        const context = this.edges.context(instanceId);
        return context === undefined
          ? failure(code.instanceGone, `instance ${instanceId} has been closed`)
          : success(context);
      }
      case "globalEvent.register":
      case "contextEvent.register":
      case "lifeCycle.register": {
        if (data.current !== undefined) return this.#registerCurrent(link, service, data);
        const { registrations } = link;
        return registrations.register(this.edges.profile(), slotType, service, data.eventName);
      }
      case "globalEvent.unRegister":
      case "contextEvent.unRegister":
      case "lifeCycle.unRegister":
        return link.registrations.unRegister(service, data.eventName);
      case "instance.close":
        return this.#close(instanceId, data);
    }
    if (link.pending.size >= limits.pending) {
      return failure(
        code.tooManyRequests,
        `${name}: ${limits.pending} requests of this app are unanswered; wait for an answer before you send more`,
      );
    }
    if (name === "interface.trigger") return this.#trigger(instanceId, data);
    if (shellMethods.has(name)) return this.#askShell(link, call, name);
    return this.#unknown(service, method) ?? this.#askHost(link, call);
  }

  #askShell(link: InstanceLink, call: Call, name: string): Outcome | Promise<Outcome> {
    const { registrations } = link;
    // Listening from now on: the service may hand over at once what was sent before.
    if (name === "instance.receiveData") registrations.listen(receiveDataKey);
    const outcome = this.edges.answer(link.facts.instanceId, call);
    if (outcome !== undefined) return outcome;
    registrations.forget(receiveDataKey);
    return failure(code.notInThisRelease, `${name} is not available in this release of Callbench`);
  }

  #askHost(
    link: InstanceLink,
    { service, method, data, signal }: Call,
  ): Promise<Outcome> | Outcome {
    if (!link.hostCalls.take()) {
      return failure(
        code.tooManyRequests,
        `${service}.${method}: this app calls the host too often; try again in ${link.hostCalls.wait} ms`,
      );
    }
    const call = { service, method, requestData: data };
    return this.edges.callHost(link.facts.instanceId, call, signal);
  }

  /** Registers, and answers with the newest event of that name that still holds. */
  #registerCurrent(
    link: InstanceLink,
    service: string,
    { eventName, current }: RequestData,
  ): Outcome | Promise<Outcome> {
    const name = `${service}.register`;
    if (typeof current !== "boolean") {
      return failure(code.wrongArgument, `${name}: \`current\` must be true or false`, {
        field: "current",
      });
    }
    const { registrations } = link;
    const event = typeof eventName === "string" ? eventName : "";
    const key = `${service}:${event}`;
    const heardBefore = registrations.has(key);
    const registered = registrations.register(
      this.edges.profile(),
      link.facts.slotType,
      service,
      eventName,
    );
    if (registered.status === "failure" || !current) return registered;
    if (service === "lifeCycle") {
      const holds = this.edges.holds(link, event);
      return success({ eventName, current: holds ? { seq: null, data: null } : null });
    }
    const scope: EventScope = service === "globalEvent" ? "global" : "context";
    return this.edges.latestEvent(scope, event, link.facts.instanceId).then(
      (latest) =>
        success({
          eventName,
          current: latest === null ? null : { seq: latest.seq, data: latest.payload },
        }),
      () => {
        if (!heardBefore) registrations.forget(key);
        return failure(
          code.hostUnreachable,
          `${name}: the host can't be asked for the current ${event}; register again when it is back`,
        );
      },
    );
  }

  #close(instanceId: string, { instanceId: target }: RequestData): Outcome {
    if (target !== undefined && target !== null && typeof target !== "string") {
      return failure(
        code.wrongArgument,
        'instance.close: `instanceId` must be a text: "self", or the id of an instance',
        { field: "instanceId" },
      );
    }
    return this.edges.close(instanceId, target ?? "self");
  }

  #trigger(
    instanceId: string,
    { operation, operationData }: RequestData,
  ): Outcome | Promise<Outcome> {
    if (typeof operation !== "string" || operation === "") {
      return failure(
        code.wrongArgument,
        "interface.trigger: `operation` must be a text, such as showToast",
        { field: "operation" },
      );
    }
    const data = operationData ?? {};
    if (typeof data !== "object" || Array.isArray(data)) {
      return failure(
        code.wrongArgument,
        `interface.trigger ${operation}: the data must be an object`,
        { field: "operationData" },
      );
    }
    return this.edges.trigger(instanceId, operation, data as RequestData);
  }

  /** The refusal of a service or method that this build doesn't have. */
  #unknown(service: string, method: string): Outcome | undefined {
    const profile = this.edges.profile();
    const known = profile.method(service, method);
    if (known !== undefined) {
      if (!shellServices.includes(service)) return undefined;
      return failure(
        code.notInThisRelease,
        `${service}.${method} is not available in this release of Callbench`,
      );
    }
    const methods = profile.methodNames(service);
    if (methods.length > 0) {
      return unknownName(
        code.unknownMethod,
        `${service} has no method "${method}" in this build`,
        { given: method, didYouMean: nearest(method, methods) },
        `it has ${methods.join(", ")}`,
      );
    }
    const services = profile.serviceNames();
    // A profile without methods says nothing of them.
    if (services.length === 0) return undefined;
    return unknownName(
      code.unknownService,
      `"${service}" is not a service of this build`,
      { given: service, didYouMean: nearest(service, services) },
      `expected one of ${services.join(", ")}`,
    );
  }
}
