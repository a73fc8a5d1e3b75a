import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { eventually } from "../patience.ts";
import { AppFrame, ProbeFrame } from "./AppFrame.ts";
import { SignInPage } from "./SignInPage.ts";

/** A message as the inspector exports it. */
export interface ExportedMessage {
  readonly direction: "fromApp" | "toApp";
  readonly transport: string;
  readonly appName: string;
  readonly kind: string;
  readonly service: string;
  readonly name: string;
}

/** The buttons of a call's or a chat's card. */
export type CardButton =
  | "Answer"
  | "Decline"
  | "Hang up"
  | "Hold"
  | "Resume"
  | "Mute"
  | "Unmute"
  | "Transfer"
  | "Conference"
  | "Complete transfer"
  | "Join all"
  | "Back to customer"
  | "Leave"
  | "Accept"
  | "End chat";

/** The agent's workspace, by what a person sees. */
export class AgentDesk {
  readonly dock: Locator;

  constructor(readonly page: Page) {
    this.dock = page.getByRole("region", { name: "Simulator, inspector and reference" });
  }

  /** Signs in and waits for the desk. */
  async signIn(url: string, userId = "agent1"): Promise<void> {
    await new SignInPage(this.page).signIn(url, userId);
    await this.page.getByRole("button", { name: /^Choose campaign|^Campaign:/ }).waitFor();
  }

  /** Chooses a campaign on the idle desk. */
  async chooseCampaign(name: string): Promise<void> {
    await this.page.getByRole("button", { name: /^Choose campaign|^Campaign:/ }).click();
    await this.page.getByRole("menuitem", { name }).click();
    await this.page.getByRole("button", { name: `Campaign: ${name}` }).waitFor();
  }

  /** Becomes ready by the desk's one button. */
  async becomeReady(): Promise<void> {
    await this.page.getByRole("button", { name: "Become ready" }).click();
    await this.stateIs("Ready");
  }

  /** Becomes ready by the menu of the state pill, wherever the desk is; nothing when it is so already. */
  async becomeReadyFromMenu(): Promise<void> {
    const pill = this.page.getByRole("banner").getByRole("button", { name: /^(Not ready|Ready)/ });
    await pill.waitFor();
    if (/^Ready/.test((await pill.textContent())?.trim() ?? "")) return;
    await pill.click();
    await this.page.getByRole("menuitem", { name: "Become ready" }).click();
    await this.stateIs("Ready");
  }

  /** Waits until the state pill says so. */
  async stateIs(word: string): Promise<void> {
    await this.page
      .getByRole("banner")
      .getByRole("button", { name: new RegExp(`^${word}`) })
      .waitFor();
  }

  /** Opens the dock when it is folded, on one of its tabs. */
  async openDock(tab: "Simulator" | "Inspector"): Promise<void> {
    if (!(await this.dock.isVisible())) {
      await this.page.getByRole("button", { name: "Simulator", exact: true }).click();
    }
    await this.dock.getByRole("tab", { name: tab }).click();
  }

  /** Places a call in the simulator. */
  async simulate(
    kind: "Inbound call" | "Outbound call" | "Manual call",
    phone: string,
    customerAnswers = true,
  ): Promise<void> {
    await this.openDock("Simulator");
    await this.dock.getByRole("combobox", { name: "Customer", exact: true }).fill(phone);
    const itself = this.dock.getByRole("checkbox", { name: "Customer answers by itself" });
    await itself.setChecked(customerAnswers);
    await this.dock.getByRole("button", { name: kind }).click();
  }

  /** Presses one of the buttons of the call's or the chat's card. */
  async press(name: CardButton): Promise<void> {
    await this.main.getByRole("button", { name, exact: true }).click();
  }

  /** Hands the call or chat in hand over to a colleague, or asks them first. */
  async handOver(way: "Transfer" | "Speak first", name: string): Promise<void> {
    await this.press("Transfer");
    const dialog = this.page.getByRole("dialog", { name: /^(Transfer|Speak)/ });
    await dialog.getByRole("button", { name: way, exact: true }).click();
    await dialog.getByRole("combobox").fill(name);
    await dialog.getByRole("option", { name: new RegExp(name) }).click();
    await dialog.waitFor({ state: "hidden" });
  }

  /** Waits until the card says what state the call or chat is in. */
  async cardSays(word: string): Promise<void> {
    await this.main.getByText(word, { exact: true }).first().waitFor();
  }

  /** The middle of the desk; the whole page on a narrow screen, where it has no frame of its own. */
  get main(): Locator {
    return this.page.getByRole("main", { name: "Current interaction" });
  }

  /** Chooses class and code by typing, writes a note, saves. */
  async dispose(dispositionClass: string, code: string, note?: string): Promise<void> {
    const form = this.page.getByRole("form", { name: "Disposition" });
    await form.getByLabel("Class").fill(dispositionClass);
    await this.page.getByRole("option", { name: dispositionClass, exact: true }).click();
    await form.getByLabel("Code").fill(code);
    await this.page.getByRole("option", { name: code, exact: true }).click();
    if (note !== undefined) await form.getByLabel("Note").fill(note);
    await form.getByRole("button", { name: "Save and next" }).click();
    await form.waitFor({ state: "hidden" });
  }

  /** Opens a workbench app by its button in the rail. */
  async openWorkbench(app: string): Promise<void> {
    const button = this.page
      .getByRole("navigation", { name: "Apps in the workbench" })
      .getByRole("button", { name: app, exact: true });
    await button.waitFor();
    if ((await button.getAttribute("aria-pressed")) !== "true") await button.click();
  }

  app(name: string): AppFrame {
    return new AppFrame(this.page, name);
  }

  probe(name = "Probe"): ProbeFrame {
    return new ProbeFrame(this.page, name);
  }

  /** A toast that says this. */
  async toast(text: string | RegExp): Promise<Locator> {
    const toast = this.page.getByRole("region", { name: "Messages", exact: true }).getByText(text);
    await toast.waitFor();
    return toast;
  }

  /** The inspector's messages, as *Export* saves them. */
  async exportedMessages(): Promise<ExportedMessage[]> {
    await this.openDock("Inspector");
    const download = this.page.waitForEvent("download");
    await this.dock.getByRole("button", { name: "Export" }).click();
    const text = await readFile(await (await download).path(), "utf8");
    return (JSON.parse(text) as { messages: ExportedMessage[] }).messages;
  }

  /** Waits for a message of the inspector whose line matches. */
  async inspectorShows(line: RegExp): Promise<void> {
    const table = this.dock.getByRole("table", { name: "Messages between apps and shell" });
    await eventually(
      () => table.getByRole("row").allInnerTexts(),
      `inspector shows ${line}`,
    ).toSatisfy((rows: string[]) => rows.some((row) => line.test(row.replace(/\s+/g, " "))));
  }
}
