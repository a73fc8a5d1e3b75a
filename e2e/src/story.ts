import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { launchBrowser } from "./browser.ts";
import { Host, temporaryFolder } from "./host.ts";
import { patience } from "./patience.ts";
import { results } from "./places.ts";

/** One user's browser profile with what its pages have said. */
interface Visitor {
  readonly name: string;
  readonly context: BrowserContext;
  readonly lines: string[];
}

/** What a story has: a host with data of its own, a browser, a folder. */
export class Story {
  host!: Host;
  folder!: string;
  browser!: Browser;
  readonly #visitors: Visitor[] = [];

  constructor(readonly name: string) {}

  /** A page in a browser profile of its own: another person at another machine. */
  async visitor(name: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: "en-GB",
      ...options,
    });
    context.setDefaultTimeout(patience);
    const lines: string[] = [];
    this.#visitors.push({ name, context, lines });
    context.on("console", (message) => lines.push(`${message.type()}: ${message.text()}`));
    context.on("weberror", (error) => lines.push(`uncaught: ${error.error().stack}`));
    return context.newPage();
  }

  /** What a visitor's pages have said on the console. */
  consoleOf(name: string): readonly string[] {
    return this.#visitors.find((visitor) => visitor.name === name)?.lines ?? [];
  }

  /** Keeps a picture of a page among the test results. */
  async photograph(page: Page, name: string): Promise<void> {
    const folder = join(results, this.name);
    await mkdir(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
  }

  /** Pictures of a page at a phone's, a tablet's and a desk's width. */
  async photographAtWidths(page: Page, name: string): Promise<void> {
    const before = page.viewportSize();
    for (const width of [360, 768, 1440]) {
      await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
      await this.photograph(page, `${name}-${width}`);
    }
    if (before !== null) await page.setViewportSize(before);
  }

  /** What a failure leaves: screenshots, the consoles, and the inspector's messages. */
  async keepEvidence(test: string): Promise<void> {
    const folder = join(results, "failed", this.name, test.replace(/[^\w]+/g, "-").slice(0, 80));
    await mkdir(folder, { recursive: true });
    for (const { name, context, lines } of this.#visitors) {
      await writeFile(join(folder, `${name}.console.txt`), lines.join("\n"));
      for (const [index, page] of context.pages().entries()) {
        const file = join(folder, `${name}-${index}`);
        await page.screenshot({ path: `${file}.png` }).catch(() => undefined);
        await this.#exportInspector(page, `${file}.messages.json`).catch(() => undefined);
      }
    }
    await writeFile(join(folder, "host.txt"), this.host?.printed ?? "");
  }

  async #exportInspector(page: Page, file: string): Promise<void> {
    const timeout = 2_000;
    const dock = page.getByRole("region", { name: "Simulator, inspector and reference" });
    if (!(await dock.isVisible())) {
      await page.getByRole("button", { name: "Simulator", exact: true }).click({ timeout });
    }
    await dock.getByRole("tab", { name: "Inspector" }).click({ timeout });
    const download = page.waitForEvent("download", { timeout });
    await dock.getByRole("button", { name: "Export" }).click({ timeout });
    await (await download).saveAs(file);
  }

  async end(): Promise<void> {
    await this.browser?.close();
    await this.host?.end();
    if (this.folder) await rm(this.folder, { recursive: true, force: true });
  }
}

/** Begins a story: `hostArgs` are those of `callbench serve`, or `null` for a story that starts its hosts by itself. */
export const story = (name: string, hostArgs: readonly string[] | null = ["--demo"]): Story => {
  const one = new Story(name);
  beforeAll(async () => {
    await rm(join(results, "failed", name), { recursive: true, force: true });
    one.folder = await temporaryFolder(name);
    const [browser, host] = await Promise.all([
      launchBrowser(),
      hostArgs === null ? null : Host.start(hostArgs),
    ]);
    one.browser = browser;
    if (host !== null) one.host = host;
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") await one.keepEvidence(task.name);
  });
  afterAll(() => one.end());
  return one;
};
