import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { openPage } from "../pages/openPage";
import { withLayout } from "../tables/layout";
import { account, inUse, invalid, SetupHost } from "./SetupHost";

beforeEach(() => withLayout());

const open = (path: string, prepare: (setup: SetupHost) => void = () => undefined) => {
  const setup = new SetupHost();
  prepare(setup);
  return { setup, ...openPage((host) => setup.join(host), path) };
};

const save = () => screen.getByRole("button", { name: "Save" });

describe("a section of the configuration", () => {
  it("is saved with one button, which is there only while something has changed", async () => {
    const { setup, user } = open("/admin/general");
    const tea = await screen.findByLabelText("Break reason 1");
    expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
    await user.clear(tea);
    await user.type(tea, "Coffee");
    await user.click(save());
    await waitFor(() => expect(screen.queryByRole("button", { name: "Save" })).toBeNull());
    expect(setup.stored.configuration.breakReasons).toEqual(["Coffee", "Lunch"]);
  });

  it("says at the field what must be mended, and asks the host for nothing", async () => {
    const { setup, user } = open("/admin/general");
    await user.click(await screen.findByRole("button", { name: "Add a reason" }));
    await user.type(screen.getByLabelText("Break reason 3"), "Tea");
    await user.click(save());
    expect(await screen.findByText("This stands here twice. Each must differ.")).toBeVisible();
    expect(setup.stored.revision).toBe(1);
  });

  it("shows the host's reason and remedy where it is saved", async () => {
    const { setup, user } = open("/admin/general");
    setup.refuseNext = invalid;
    await user.type(await screen.findByLabelText("Break reason 1"), "!");
    await user.click(save());
    expect(await screen.findByText("The queue Billing stands twice.")).toBeVisible();
    expect(screen.getByText("Remove one or rename it.")).toBeVisible();
    expect(screen.getByLabelText("Break reason 1")).toHaveValue("Tea!");
  });

  it("keeps its changes while other pages are looked at, and marks itself", async () => {
    const { user } = open("/admin/general");
    await user.type(await screen.findByLabelText("Break reason 1"), " time");
    await user.click(screen.getByRole("link", { name: /Queues/ }));
    await screen.findByRole("heading", { name: "Queues" });
    const link = screen.getByRole("link", { name: /Breaks and tickets/ });
    expect(within(link).getByRole("img", { name: "Unsaved changes" })).toBeVisible();
    await user.click(link);
    expect(await screen.findByLabelText("Break reason 1")).toHaveValue("Tea time");
  });

  it("asks before the page is closed while changes are not saved", async () => {
    const { user } = open("/admin/general");
    const leaving = (): boolean =>
      window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
    await user.type(await screen.findByLabelText("Break reason 1"), "!");
    expect(leaving()).toBe(false);
    await user.click(screen.getByRole("button", { name: "Discard changes" }));
    expect(leaving()).toBe(true);
  });
});

describe("when somebody else has changed something meanwhile", () => {
  it("another section is no hindrance: both changes are kept", async () => {
    const { setup, user } = open("/admin/general");
    await user.type(await screen.findByLabelText("Break reason 1"), "!");
    setup.changedElsewhere((configuration) => {
      configuration.quickReplies = [{ label: "Hello", text: "Hello" }];
    });
    await user.click(save());
    await waitFor(() => expect(setup.stored.configuration.breakReasons).toEqual(["Tea!", "Lunch"]));
    expect(setup.stored.configuration.quickReplies).toHaveLength(1);
  });

  it("the same section is shown beside one's own, and nothing is written over", async () => {
    const { setup, user } = open("/admin/general");
    await user.type(await screen.findByLabelText("Break reason 1"), "!");
    setup.changedElsewhere((configuration) => {
      configuration.breakReasons = ["Walk"];
    });
    await user.click(save());
    expect(await screen.findByText("Somebody else has changed this meanwhile.")).toBeVisible();
    const row = screen.getByRole("row", { name: /Break reasons/ });
    expect(row).toHaveTextContent("Walk");
    expect(row).toHaveTextContent("Tea!, Lunch");
    expect(setup.stored.configuration.breakReasons).toEqual(["Walk"]);
  });

  it("theirs can be loaded, with one's own kept to compare and to put back", async () => {
    const { setup, user } = open("/admin/general");
    await user.type(await screen.findByLabelText("Break reason 1"), "!");
    setup.changedElsewhere((configuration) => {
      configuration.breakReasons = ["Walk"];
    });
    await user.click(save());
    await user.click(await screen.findByRole("button", { name: "Load theirs" }));
    expect(screen.getByLabelText("Break reason 1")).toHaveValue("Walk");
    await user.click(screen.getByRole("button", { name: "Put them back" }));
    expect(screen.getByLabelText("Break reason 1")).toHaveValue("Tea!");
    await user.click(save());
    await waitFor(() => expect(setup.stored.configuration.breakReasons).toEqual(["Tea!", "Lunch"]));
  });
});

describe("a campaign", () => {
  it("says in a line what each part is set to, and opens one to be changed", async () => {
    const { setup, user } = open("/admin/campaigns/1");
    const wrapUp = await screen.findByRole("button", { name: /^Wrap-up/ });
    expect(wrapUp).toHaveTextContent("The agent · 120 seconds");
    await user.click(wrapUp);
    await user.click(screen.getByRole("radio", { name: /The agent, without a time-out/ }));
    await user.click(save());
    await waitFor(() => expect(setup.stored.configuration.campaigns[0]?.disposing).toBe("forced"));
  });

  it("has its dispositions renamed, added and reordered", async () => {
    const { setup, user } = open("/admin/campaigns/1");
    await user.click(await screen.findByRole("button", { name: /^Dispositions/ }));
    const group = screen.getByRole("group", { name: "Resolved" });
    await user.click(within(group).getByRole("button", { name: "Add a code" }));
    await user.type(
      within(group).getAllByPlaceholderText("What agents read")[2] as Element,
      "Sent",
    );
    await user.click(within(group).getByRole("button", { name: "Move Sent up" }));
    await user.click(save());
    await waitFor(() => expect(setup.stored.revision).toBe(2));
    expect(setup.stored.configuration.campaigns[0]?.dispositions[0]?.codes).toEqual([
      { dispositionCode: "RESOLVED", label: "Resolved" },
      { dispositionCode: "SENT", label: "Sent" },
      { dispositionCode: "INFORMATION_GIVEN", label: "Information given" },
    ]);
  });

  it("is added with little, gets a queue, and opens", async () => {
    const { setup, user } = open("/admin/campaigns");
    await user.click(await screen.findByRole("button", { name: "Add a campaign" }));
    const dialog = await screen.findByRole("dialog");
    await user.type(within(dialog).getByLabelText(/Name/), "Hotline");
    await user.type(within(dialog).getByLabelText(/Number/), "100");
    await user.click(within(dialog).getByRole("button", { name: "Add campaign" }));
    expect(await screen.findByRole("heading", { name: "Hotline" })).toBeVisible();
    const made = setup.stored.configuration.campaigns.at(-1);
    expect(setup.stored.configuration.queues.at(-1)).toMatchObject({
      queueName: "Hotline",
      campaignId: made?.campaignId,
    });
  });

  it("that somebody works on is not removed; the dialog says who and what to do", async () => {
    const { setup, user } = open("/admin/campaigns/1");
    setup.refuseNext = inUse;
    await user.click(await screen.findByRole("button", { name: "Remove campaign" }));
    const dialog = await screen.findByRole("dialog");
    expect(dialog).toHaveTextContent("Its queues go too: Billing.");
    await user.click(within(dialog).getByRole("button", { name: "Remove campaign" }));
    expect(await within(dialog).findByText(/agent1 works on Customer care/)).toBeVisible();
    expect(setup.stored.configuration.campaigns).toHaveLength(2);
  });
});

describe("the users", () => {
  it("are added with a name, an ID, a role and a password", async () => {
    const { setup, user } = open("/admin/users");
    await user.click(await screen.findByRole("button", { name: "Add a user" }));
    const dialog = await screen.findByRole("dialog");
    await user.type(within(dialog).getByLabelText(/Name/), "Jon Fernandes");
    await user.type(within(dialog).getByLabelText(/User ID/), "agent1");
    await user.type(within(dialog).getByLabelText(/Password/), "a long one");
    await user.click(within(dialog).getByRole("button", { name: "Add user" }));
    expect(await within(dialog).findByText(/There is a user with this ID already/)).toBeVisible();
    await user.type(within(dialog).getByLabelText(/User ID/), "2");
    await user.click(within(dialog).getByRole("button", { name: "Add user" }));
    expect(await screen.findByText("Jon Fernandes can sign in now")).toBeVisible();
    expect(setup.accounts.at(-1)).toMatchObject({ userId: "agent12", role: "agent" });
  });

  it("are deactivated after a confirmation", async () => {
    const { setup, user } = open("/admin/users");
    await user.click(await screen.findByText("Meera Nair"));
    await user.click(await screen.findByRole("button", { name: "Deactivate" }));
    const dialog = await screen.findByRole("dialog", { name: "Deactivate Meera Nair?" });
    await user.click(within(dialog).getByRole("button", { name: "Deactivate" }));
    await waitFor(() => expect(setup.accounts[0]?.active).toBe(false));
  });

  it("never lose their last administrator, and the page says why", async () => {
    const { user } = open("/admin/users");
    await user.click(await screen.findByText("Dev Patel"));
    expect(await screen.findByText(/This is the last active administrator/)).toBeVisible();
    expect(screen.getByRole("button", { name: "Deactivate" })).toBeDisabled();
    expect(screen.getByRole("button", { name: "Delete user" })).toBeDisabled();
  });

  it("may be ten thousand", async () => {
    open("/admin/users", (setup) => {
      setup.accounts = Array.from({ length: 10_000 }, (_, index) =>
        account({ userId: `agent${index}`, userName: `Agent ${index}` }),
      );
    });
    const table = await screen.findByRole("table", { name: "Users" });
    expect(table).toHaveAttribute("aria-rowcount", "10001");
    expect(within(table).getAllByRole("row").length).toBeLessThan(60);
  });
});

describe("a lead", () => {
  it("is loaded from a file after a look at what is in it", async () => {
    const { setup, user } = open("/admin/leads");
    await user.click(await screen.findByRole("button", { name: "Load a lead" }));
    const dialog = await screen.findByRole("dialog");
    const text = "Customer,Mobile,Plan\nAsha Rao,+919800000001,Basic\nNobody,,Basic\n";
    await user.upload(
      dialog.querySelector("input[type=file]") as HTMLInputElement,
      new File([text], "march.csv", { type: "text/csv" }),
    );
    expect(await within(dialog).findByRole("table", { name: "The first rows" })).toHaveTextContent(
      "Asha Rao",
    );
    expect(dialog).toHaveTextContent("Left out: 1 without a number that can be dialled.");
    await user.click(within(dialog).getByRole("button", { name: "Load 1" }));
    expect(await screen.findByText("march is loaded, 1 to call")).toBeVisible();
    expect(setup.loaded).toEqual([
      { name: "Asha Rao", phone: "+919800000001", fields: { Plan: "Basic" } },
    ]);
    expect(setup.leads[0]?.campaignId).toBe(2);
  });

  it("is typed by hand", async () => {
    const { setup, user } = open("/admin/leads");
    await user.click(await screen.findByRole("button", { name: "Load a lead" }));
    const dialog = await screen.findByRole("dialog");
    await user.type(within(dialog).getByLabelText(/Name of the lead/), "Two people");
    await user.click(within(dialog).getByRole("button", { name: "By hand" }));
    await user.type(
      within(dialog).getByLabelText("Numbers"),
      "Asha Rao, +919800000001{Enter}Jon, +919800000002",
    );
    await user.click(await within(dialog).findByRole("button", { name: "Load 2" }));
    await waitFor(() => expect(setup.loaded.map(({ name }) => name)).toEqual(["Asha Rao", "Jon"]));
  });
});

describe("a connector", () => {
  it("shows its secret once, as it is made", async () => {
    const { setup, user } = open("/admin/connectors");
    await user.click(await screen.findByRole("button", { name: "Add a connector" }));
    const dialog = await screen.findByRole("dialog");
    await user.type(within(dialog).getByLabelText(/Name/), "pbx");
    await user.click(within(dialog).getByRole("button", { name: "Add connector" }));
    expect(await screen.findByText("only-once")).toBeVisible();
    expect(screen.getByRole("button", { name: "Copy secret" })).toBeVisible();
    expect(setup.connectors[0]).toMatchObject({ kind: "cloudevents", capabilities: [] });
    const notice = screen.getByText("only-once").closest<HTMLElement>('[role="alert"]');
    await user.click(within(notice as HTMLElement).getByRole("button", { name: "Close" }));
    expect(screen.queryByText("only-once")).toBeNull();
  });
});

describe("servers outside", () => {
  it("are allowed by name, and removed after a question", async () => {
    const { setup, user } = open("/admin/servers");
    const name = await screen.findByLabelText("Server");
    await user.type(name, "https://a.example/");
    await user.click(screen.getByRole("button", { name: "Allow server" }));
    expect(await screen.findByText(/no server's name/)).toBeVisible();
    await user.clear(name);
    await user.type(name, "api.example.com");
    await user.click(screen.getByRole("button", { name: "Allow server" }));
    expect(await screen.findByText("api.example.com")).toBeVisible();
    expect(name).toHaveValue("");
    await user.click(screen.getByRole("button", { name: "Remove api.example.com" }));
    const dialog = await screen.findByRole("dialog");
    await user.click(within(dialog).getByRole("button", { name: "Remove" }));
    await waitFor(() => expect(setup.servers).toEqual([]));
    expect(await screen.findByText("No server is allowed")).toBeVisible();
  });
});
