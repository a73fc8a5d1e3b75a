import type { Page } from "playwright-core";

/** The sign-in form. */
export class SignInPage {
  constructor(readonly page: Page) {}

  /** Opens a page of the host and fills the form. */
  async signIn(url: string, userId: string, password = "demo"): Promise<void> {
    await this.page.goto(url);
    await this.page.getByLabel("User ID", { exact: true }).fill(userId);
    await this.page.getByLabel("Password", { exact: true }).fill(password);
    await this.page.getByRole("button", { name: "Sign in", exact: true }).click();
  }
}
