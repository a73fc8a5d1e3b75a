import type { Host } from "../host.ts";

/** JSON, read without a promise about its shape. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads what it needs of answers whose types belong to the host
export type Json = any;

/** Somebody signed in by the host's API alone, as a script is. */
export class Person {
  private constructor(
    readonly host: Host,
    readonly userId: string,
    readonly token: string,
  ) {}

  /** Signs in without a page: it ends nobody's session. */
  static async signIn(host: Host, userId: string): Promise<Person> {
    const answer = await host.send("POST", "/api/v1/session", {
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ userId, password: "demo", tokenOnly: true }),
    });
    return new Person(host, userId, (JSON.parse(answer.body) as { token: string }).token);
  }

  /** Signs in for as long as `work` takes: a scenario plays only while nobody but agents is there. */
  static async briefly<T>(
    host: Host,
    userId: string,
    work: (person: Person) => Promise<T>,
  ): Promise<T> {
    const person = await Person.signIn(host, userId);
    try {
      return await work(person);
    } finally {
      await person.ask("DELETE", "/api/v1/session");
    }
  }

  /** Any request; a refusal is an error that says it whole. */
  async ask<T = Json>(method: string, path: string, body?: unknown): Promise<T> {
    const { status, text } = await this.try(method, path, body);
    if (status >= 400) throw new Error(`${this.userId}: ${method} ${path}: ${status} ${text}`);
    return (text === "" ? null : JSON.parse(text)) as T;
  }

  /** Any request, whatever comes of it. */
  async try(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; text: string }> {
    const answer = await this.host.send(method, path, {
      headers: { authorization: `Bearer ${this.token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, text: answer.body };
  }

  get(path: string): Promise<Json> {
    return this.ask("GET", `/api/v1${path}`);
  }

  post(path: string, body: unknown): Promise<Json> {
    return this.ask("POST", `/api/v1${path}`, body);
  }

  /** An agent's desk. */
  desk(): Promise<Json> {
    return this.get("/desk");
  }

  /** A command of the desk; gives the desk after it. */
  command(command: string, fields: object = {}): Promise<Json> {
    return this.post("/desk/commands", { command, ...fields });
  }

  /** The platform's own REST. */
  ameyo(path: string): Promise<Json> {
    return this.ask("GET", `/ameyorestapi/${path}`);
  }
}
