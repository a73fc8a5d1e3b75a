import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { App } from "../../src/app-manager/apps";
import { openPage } from "../pages/openPage";
import { AppsHost } from "./AppsHost";
import { app, placement, release } from "./fixtures";

const open = (apps: App[], path = "/admin") => {
  const appsHost = new AppsHost(apps);
  return { appsHost, ...openPage((host) => appsHost.join(host), path) };
};

const address = "/admin/apps/order-notes-1";

/** Buttons by their name. By role, jsdom would work out the names of a whole page each time, which takes it seconds. */
const buttons = (name: string | RegExp, within: ParentNode = document): HTMLElement[] =>
  [...within.querySelectorAll<HTMLElement>("button")].filter((button) => {
    const copy = button.cloneNode(true) as HTMLElement;
    for (const unsaid of copy.querySelectorAll("[aria-hidden]")) unsaid.remove();
    const said = button.getAttribute("aria-label") ?? copy.textContent ?? "";
    return typeof name === "string" ? said === name : name.test(said);
  });

const button = async (name: string | RegExp, within: ParentNode = document): Promise<HTMLElement> =>
  waitFor(() => {
    const [found] = buttons(name, within);
    if (found === undefined) throw new Error(`There is no button ${name}.`);
    return found;
  });

const press = async (
  user: ReturnType<typeof openPage>["user"],
  name: string | RegExp,
  within: ParentNode = document,
): Promise<void> => user.click(await button(name, within));

describe("App Manager", () => {
  it("offers the upload with its limit where there are no apps", async () => {
    open([]);
    expect(await screen.findByText("No apps yet")).toBeVisible();
    expect(screen.getByText(/up to 100 MB/)).toBeVisible();
    const navigation = screen.getByRole("navigation", { name: "Admin" });
    expect(within(navigation).getByRole("link", { name: "App Manager" })).toBeVisible();
  });

  it("lists apps with what they are, where they show, their release and state", async () => {
    open([
      app({ active: "1.0.0", placements: [placement("workbench", { campaignIds: [101] })] }),
      app({ appId: "b", name: "board" }),
    ]);
    const list = await screen.findByRole("list", { name: "Apps" });
    const [notes, board] = within(list).getAllByRole("link");
    await waitFor(() => expect(notes).toHaveTextContent("Workbench for agents, in Support line"));
    expect(notes).toHaveTextContent("Notes on orders");
    expect(notes).toHaveTextContent("1.0.0");
    expect(notes).toHaveTextContent("Active");
    expect(board).toHaveTextContent("Nowhere yet");
    expect(board).toHaveTextContent("Not active");
  });

  it("puts an app into a slot from the picture, saves, and leads on to activating it", async () => {
    const { user, appsHost } = open([app()], address);
    await press(user, /^Workbench: put order-notes here/);
    expect(await button(/^Workbench: order-notes is here/)).toHaveAttribute("aria-pressed", "true");
    await press(user, "Save slots");
    await waitFor(() =>
      expect(appsHost.apps[0]?.placements).toMatchObject([{ slot: "workbench", roles: ["agent"] }]),
    );
    await screen.findByText("Nobody sees order-notes: no release is active.");
    await press(user, "Activate 1.0.0");
    const dialog = await screen.findByRole("dialog");
    expect(dialog).toHaveTextContent("It shows in Workbench for agents.");
    await press(user, "Activate 1.0.0", dialog);
    expect(await screen.findByText("order-notes 1.0.0 is active")).toBeVisible();
    expect(appsHost.apps[0]?.active).toBe("1.0.0");
  });

  it("shows the picture of each role, with only the slots that it has", async () => {
    const { user } = open([app()], address);
    await button(/^Workbench:/);
    expect(buttons(/^Dashboard:/)).toEqual([]);
    await press(user, "Supervisor's dashboard");
    expect(await button(/^Dashboard:/)).toBeVisible();
    await press(user, "Administrator's pages");
    expect(buttons(/^Workbench:/)).toEqual([]);
    expect(await button(/^Navbar:/)).toBeVisible();
  });

  it("keeps changes apart from those of somebody else, and offers to load theirs", async () => {
    const { user, appsHost } = open([app()], address);
    await press(user, /^Workbench: put/);
    const [first] = appsHost.apps;
    appsHost.apps = [{ ...(first as App), revision: 9, placements: [placement("navbar")] }];
    await press(user, "Save slots");
    expect(await screen.findByText("Somebody else changed where order-notes shows.")).toBeVisible();
    await press(user, "Load what is saved");
    expect(await button(/^Navbar: order-notes is here/)).toBeVisible();
    expect(buttons("Save slots")).toEqual([]);
    expect(appsHost.apps[0]?.placements).toMatchObject([{ slot: "navbar" }]);
  });

  it("saves after a release was activated meanwhile, without a question", async () => {
    const { user, appsHost } = open([app()], address);
    await press(user, /^Workbench: put/);
    const [first] = appsHost.apps;
    appsHost.apps = [{ ...(first as App), revision: 9, active: "1.0.0" }];
    await press(user, "Save slots");
    await waitFor(() => expect(appsHost.apps[0]?.placements).toHaveLength(1));
  });

  it("points at an address for the SDK that can't be used", async () => {
    const { user, appsHost } = open([app({ placements: [placement("workbench")] })], address);
    await press(user, /^Workbench: order-notes is here/);
    await press(user, "Advanced");
    await user.click(await screen.findByLabelText("SDK base URL"));
    await user.paste("ftp://x");
    await press(user, "Save slots");
    expect(await screen.findByText(/Give an http or https address/)).toBeVisible();
    expect(appsHost.asked).toEqual([]);
  });

  it("says the consequences before it removes an app, and goes back to the list", async () => {
    const { user, appsHost } = open(
      [app({ active: "1.0.0", placements: [placement("workbench")] })],
      address,
    );
    await press(user, "More about order-notes");
    await user.click(await screen.findByRole("menuitem", { name: "Remove the app" }));
    const dialog = await screen.findByRole("dialog");
    expect(dialog).toHaveTextContent("also in the middle of a call");
    expect(dialog).toHaveTextContent("This can't be undone.");
    await press(user, "Remove the app", dialog);
    expect(await screen.findByText("No apps yet")).toBeVisible();
    expect(appsHost.asked).toEqual(["DELETE /apps/order-notes-1"]);
  });

  it("shows what is in a release and what changed since the one before", async () => {
    const { user } = open(
      [
        app({
          active: "1.0.0",
          placements: [placement("workbench")],
          releases: [
            release("1.1.0", {
              files: [
                { path: "help.html", size: 40 },
                { path: "index.html", size: 100 },
                { path: "static/index-Zz9Nlq1r.js", size: 6_000 },
              ],
              warnings: [{ code: "logo-size", message: "`logo.png` is odd", remedy: "mend it" }],
            }),
            release("1.0.0"),
          ],
        }),
      ],
      address,
    );
    await press(user, "What is inside 1.1.0");
    const sheet = await screen.findByRole("dialog");
    expect(sheet).toHaveTextContent("logo.png is odd.Mend it.logo-size");
    expect(sheet).toHaveTextContent("What changed since 1.0.0");
    expect(sheet).toHaveTextContent("1 added · 1 changed in size or name · 1 as before");
    expect(sheet).toHaveTextContent("was static/index-D75Nlq1r.js, 5 kB");
    await press(user, "Switch to 1.1.0", sheet);
    expect(await screen.findByText("order-notes 1.1.0 is active")).toBeVisible();
  });

  it("defines a slot, with a name made from its title", async () => {
    const { user, appsHost } = open([app()], address);
    await press(user, "Define a slot");
    await user.click(await screen.findByLabelText(/^Title/));
    await user.paste("Order lookup");
    expect(screen.getByLabelText(/^Name/)).toHaveValue("order-lookup");
    await user.click(screen.getByLabelText(/^Tab or widget/));
    await press(user, "Define slot");
    expect(await button(/^Order lookup: put/)).toBeVisible();
    expect(appsHost.slots.at(-1)).toMatchObject({
      name: "order-lookup",
      slotType: "workbench",
      layout: "wide",
    });
  });

  it("says so when an address names no app", async () => {
    open([app()], "/admin/apps/gone");
    expect(await screen.findByText("There is no such app")).toBeVisible();
    expect(await button("All apps")).toBeVisible();
  });
});
