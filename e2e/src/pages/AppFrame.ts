import type { Frame, FrameLocator, Locator, Page } from "playwright-core";
import { eventually } from "../patience.ts";

/** An app in its slot: the frame that carries the app's name as its title. */
export class AppFrame {
  readonly element: Locator;
  readonly content: FrameLocator;

  constructor(
    readonly page: Page,
    readonly name: string,
  ) {
    this.element = page.locator(`iframe[title="${name}"]`);
    this.content = page.frameLocator(`iframe[title="${name}"]`);
  }

  /** The page in the frame, to run things in. */
  async frame(): Promise<Frame> {
    await this.element.waitFor({ state: "attached" });
    const handle = await this.element.elementHandle();
    const frame = await handle?.contentFrame();
    if (!frame) throw new Error(`the frame of ${this.name} has no page`);
    return frame;
  }

  /** The address the shell gave it. */
  async url(): Promise<URL> {
    return new URL((await this.element.getAttribute("src")) ?? "about:blank");
  }

  /** What identifies this load of the app. */
  async instanceId(): Promise<string> {
    return (await this.url()).searchParams.get("instanceId") ?? "";
  }
}

/** An event that the probe heard. */
export interface Heard {
  readonly scope: "global" | "context";
  readonly name: string;
  readonly payload: Record<string, unknown>;
}

/** The app that records what its callbacks get. */
export class ProbeFrame extends AppFrame {
  /** Resolves when it has connected and registered for everything it wants. */
  async ready(): Promise<void> {
    await this.content.locator("body[data-state='ready']").waitFor({ state: "attached" });
  }

  /** Everything its callbacks got. */
  async heard(name?: string): Promise<Heard[]> {
    const frame = await this.frame();
    const all = await frame.evaluate(() => (window as unknown as { heard: Heard[] }).heard);
    return name === undefined ? all : all.filter((one) => one.name === name);
  }

  /** Waits for an event to have come, and gives its payload. */
  async hears(name: string, times = 1): Promise<Record<string, unknown>> {
    await eventually(() => this.names(), `${this.name} hears ${name}`).toSatisfy(
      (names: string[]) => names.filter((one) => one === name).length >= times,
    );
    return (await this.heard(name))[times - 1]?.payload ?? {};
  }

  /** The names of what it heard, in order. */
  async names(): Promise<string[]> {
    return (await this.heard()).map((one) => one.name);
  }

  /** Calls the SDK's client inside the frame. */
  async call<T>(path: string, ...args: readonly unknown[]): Promise<T> {
    const frame = await this.frame();
    return frame.evaluate(
      ([where, given]) =>
        (
          window as unknown as {
            callClient(path: string, given: readonly unknown[]): Promise<unknown>;
          }
        ).callClient(where, given),
      [path, args] as const,
    ) as Promise<T>;
  }

  /** Like `call`, and gives the refusal's code and message. */
  async refusal(
    path: string,
    ...args: readonly unknown[]
  ): Promise<{ code: number; message: string }> {
    const answer = await this.call<{ refused?: { code: number; message: string } }>(path, ...args);
    if (answer?.refused === undefined) throw new Error(`${path} was not refused`);
    return answer.refused;
  }
}
