import type { Locator, Page } from "playwright-core";
import { SignInPage } from "./SignInPage.ts";

/** App Manager, by what a person sees. */
export class AppManagerPage {
  constructor(readonly page: Page) {}

  /** Signs the administrator in. */
  async signIn(url: string, userId = "admin1", password = "demo"): Promise<void> {
    await new SignInPage(this.page).signIn(`${url}/admin`, userId, password);
    await this.page.getByRole("heading", { name: "App Manager" }).waitFor();
  }

  /** Uploads a package from the list of apps, by the dialog's file field. */
  async upload(file: string): Promise<void> {
    const dialog = this.page.getByRole("dialog", { name: "Upload a package" });
    if (!(await dialog.isVisible())) {
      await this.page
        .getByRole("button", { name: /^Upload a (package|release)$/ })
        .first()
        .click();
    }
    await dialog.locator("input[type=file]").setInputFiles(file);
  }

  /** The sheet that shows what is in a package. */
  sheet(name: string, version: string): Locator {
    return this.page.getByRole("dialog", { name: `${name} ${version}` });
  }

  /** Opens an app from the list. */
  async open(app: string): Promise<void> {
    await this.page
      .getByRole("list", { name: "Apps" })
      .getByRole("link", { name: new RegExp(app) })
      .click();
    await this.page.getByRole("heading", { name: app, level: 1 }).waitFor();
  }

  /** The picture of the workspace and what is chosen in it. */
  get placing(): Locator {
    return this.page.getByRole("region", { name: "Where it shows" });
  }

  /** One release of the open app. */
  release(version: string): Locator {
    return this.page
      .getByRole("region", { name: "Releases" })
      .getByRole("listitem")
      .filter({ has: this.page.getByRole("heading", { name: version, exact: true }) });
  }

  /** Confirms the question that a button asked. */
  async confirm(question: string | RegExp, action: string): Promise<void> {
    const dialog = this.page.getByRole("dialog", { name: question });
    await dialog.getByRole("button", { name: action }).click();
    await dialog.waitFor({ state: "hidden" });
  }

  /** Chooses from the menu of the open app. */
  async choose(app: string, item: string): Promise<void> {
    await this.page.getByRole("button", { name: `More about ${app}` }).click();
    await this.page.getByRole("menuitem", { name: item }).click();
  }
}
