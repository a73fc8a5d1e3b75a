import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { openPage } from "../pages/openPage";
import { withLayout } from "../tables/layout";
import { agent, CentreHost, call, waiting } from "./CentreHost";

beforeEach(() => withLayout());

const open = (path: string, prepare: (centre: CentreHost) => void = () => undefined) => {
  const centre = new CentreHost();
  prepare(centre);
  return { centre, ...openPage((host) => centre.join(host), path) };
};

describe("the dashboard", () => {
  it("says who waits, how many agents are ready, and how the day goes", async () => {
    open("/", (centre) => {
      centre.waiting = [waiting()];
    });
    const figures = await screen.findByRole("list", { name: "Now and today" });
    expect(figures).toHaveTextContent(/Waiting1/);
    expect(figures).toHaveTextContent(/Agents ready2/);
    expect(figures).toHaveTextContent(/Service level80%/);
  });

  it("fetches the charts for the campaign that is managed and the chosen period", async () => {
    const { centre, user } = open("/");
    await user.click(await screen.findByRole("button", { name: "30 minutes" }));
    await waitFor(() => expect(centre.read).toContain("/statistics?window=halfHour"));
    await user.click(screen.getByRole("button", { name: "Managing: All campaigns" }));
    await user.click(await screen.findByRole("menuitem", { name: /Customer care/ }));
    await waitFor(() => expect(centre.read).toContain("/statistics?window=halfHour&campaignId=1"));
    expect(await screen.findByRole("button", { name: "Managing: Customer care" })).toBeVisible();
  });

  it("is fetched again on the host's notice", async () => {
    const { centre, host } = open("/");
    const figures = await screen.findByRole("list", { name: "Now and today" });
    centre.waiting = [waiting(), waiting({ crtObjectId: "crt-10" })];
    host.tell({ type: "centre" });
    await waitFor(() => expect(figures).toHaveTextContent(/Waiting2/));
  });
});

describe("the agents", () => {
  it("are thousands, of which only those in sight exist", async () => {
    open("/supervisor/agents", (centre) => {
      centre.agents = Array.from({ length: 10_000 }, (_, index) => agent(index));
    });
    const table = await screen.findByRole("table", { name: "Agents" });
    expect(table).toHaveAttribute("aria-rowcount", "10001");
    const rows = within(table).getAllByRole("row").length;
    expect(rows).toBeGreaterThan(10);
    expect(rows).toBeLessThan(60);
  });

  it("are found by name and by state", async () => {
    const { user } = open("/supervisor/agents", (centre) => {
      centre.agents = [
        agent(1, { userName: "Meera Nair" }),
        agent(2, {
          userName: "Arjun Patel",
          availability: { state: "onBreak", reason: "Lunch", since: 1, autoCall: false },
        }),
      ];
    });
    const table = await screen.findByRole("table", { name: "Agents" });
    await user.click(screen.getByRole("button", { name: "On break 1" }));
    expect(table).not.toHaveTextContent("Meera");
    expect(table).toHaveTextContent("Lunch");
    await user.type(screen.getByLabelText("Name, user ID or extension"), "meera");
    expect(await screen.findByText("No agent matches")).toBeVisible();
  });

  it("are logged out only after a confirmation that says what follows", async () => {
    const { centre, user } = open("/supervisor/agents", (made) => {
      made.agents = [agent(1, { userName: "Meera Nair" })];
    });
    await user.click(await screen.findByRole("button", { name: "Force logout of Meera Nair" }));
    const dialog = await screen.findByRole("dialog");
    expect(dialog).toHaveTextContent("The desk closes at once");
    expect(centre.commands).toEqual([]);
    await user.click(within(dialog).getByRole("button", { name: "Force logout" }));
    expect(await screen.findByText("Nobody is signed in")).toBeVisible();
    expect(centre.commands).toEqual([{ command: "forceLogout", userId: "agent1" }]);
  });
});

describe("what is in progress", () => {
  it("offers only what the host allows for each", async () => {
    open("/supervisor/interactions", (centre) => {
      centre.interactions = [
        call(),
        call({ interactionId: "int-2", state: "ringing", commands: ["reassign"] }),
      ];
    });
    const table = await screen.findByRole("table", { name: "In progress" });
    await waitFor(() =>
      expect(within(table).getAllByRole("button", { name: /Listen/ })).toHaveLength(1),
    );
    expect(within(table).getAllByRole("button", { name: /Reassign/ })).toHaveLength(1);
  });

  it("is listened to, barged into and left, and every page says so", async () => {
    const { centre, user } = open("/supervisor/interactions", (made) => {
      made.interactions = [call()];
    });
    await user.click(await screen.findByRole("button", { name: /^Listen/ }));
    expect(await screen.findByText(/They don't hear you/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Barge in" }));
    expect(await screen.findByText(/Both hear you/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Leave the call" }));
    await waitFor(() => expect(screen.queryByText(/Both hear you/)).toBeNull());
    expect(centre.commands.map(({ command }) => command)).toEqual([
      "listen",
      "barge",
      "stopListening",
    ]);
  });
});

describe("what waits", () => {
  it("is given to an agent, ready ones first", async () => {
    const { centre, user } = open("/supervisor/waiting", (made) => {
      made.waiting = [waiting()];
      made.agents = [
        agent(1, { availability: { state: "busy", since: 1, autoCall: false } }),
        agent(2),
      ];
    });
    await user.click(await screen.findByRole("button", { name: /^Assign/ }));
    const field = await screen.findByRole("combobox", { name: "Agent" });
    await user.click(field);
    const [first] = await screen.findAllByRole("option");
    expect(first).toHaveTextContent("Agent 00002");
    await user.click(first as HTMLElement);
    await user.click(screen.getByRole("button", { name: "Give to this agent" }));
    expect(await screen.findByText("Nobody waits")).toBeVisible();
    expect(centre.commands).toEqual([
      { command: "assignWaiting", crtObjectId: "crt-9", userId: "agent2" },
    ]);
  });

  it("says in the dialog why the host refuses, and what to do", async () => {
    const { user } = open("/supervisor/waiting", (made) => {
      made.waiting = [waiting()];
      made.refusing = true;
    });
    await user.click(await screen.findByRole("button", { name: /^Assign/ }));
    await user.click(await screen.findByRole("combobox", { name: "Agent" }));
    await user.click((await screen.findAllByRole("option"))[1] as HTMLElement);
    await user.click(screen.getByRole("button", { name: "Give to this agent" }));
    const dialog = screen.getByRole("dialog");
    expect(await within(dialog).findByText(/agent2 has a call/)).toBeVisible();
    expect(within(dialog).getByText(/Choose another agent/)).toBeVisible();
  });
});

describe("campaigns and queues", () => {
  it("let the dialler of a campaign with leads be started and stopped", async () => {
    const { centre, user } = open("/supervisor/queues");
    await user.click(await screen.findByRole("button", { name: "Start the dialler: Renewals" }));
    await user.click(await screen.findByRole("button", { name: "Stop the dialler: Renewals" }));
    await waitFor(() => expect(centre.commands).toHaveLength(2));
    expect(screen.queryByRole("button", { name: /dialler: Customer care/ })).toBeNull();
  });
});

describe("past interactions", () => {
  it("are fetched page after page, as far as they are in sight", async () => {
    const { centre } = open("/supervisor/past", (made) => {
      made.past = 100;
      made.pageSize = 10;
    });
    expect(await screen.findByText("100 interactions")).toBeVisible();
    await waitFor(() => expect(centre.read).toContain("/interactions?limit=100&after=10"));
    await screen.findByText("Customer 12");
    expect(centre.read).not.toContain("/interactions?limit=100&after=60");
  });

  it("open with what was said, written and measured", async () => {
    const { user } = open("/supervisor/past", (made) => {
      made.past = 3;
    });
    await user.click(await screen.findByText("Customer 0"));
    const detail = await screen.findByRole("dialog");
    expect(await within(detail).findByText("Good morning")).toBeVisible();
    expect(detail).toHaveTextContent("Explained the invoice");
    expect(within(detail).getByRole("list", { name: "How long it took" })).toHaveTextContent(
      /Waited00:05.*Talked00:50.*Held00:10/,
    );
    expect(window.location.pathname).toBe("/supervisor/past/int-0");
  });

  it("are searched, and exported with the same filters", async () => {
    const { user } = open("/supervisor/past?kind=call", (made) => {
      made.past = 3;
    });
    await screen.findByText("3 interactions");
    await user.type(screen.getByLabelText("Search"), "Rao");
    await waitFor(() =>
      expect(screen.getByRole("link", { name: "Export as CSV" })).toHaveAttribute(
        "href",
        "/api/v1/interactions/export?kind=call&q=Rao",
      ),
    );
    expect(window.location.search).toBe("?kind=call&q=Rao");
  });

  it("say when nothing matches, with the way back", async () => {
    const { user } = open("/supervisor/past?q=nobody", (made) => {
      made.past = 3;
    });
    await user.click(
      within(await screen.findByRole("table")).getByRole("button", { name: "Clear all filters" }),
    );
    expect(await screen.findByText("3 interactions")).toBeVisible();
  });
});

describe("who may see it", () => {
  it("an administrator may, too", async () => {
    const centre = new CentreHost();
    openPage((host) => centre.join(host, "admin1"), "/supervisor/agents");
    expect(await screen.findByRole("table", { name: "Agents" })).toBeVisible();
  });

  it("an agent is told that it is for supervisors", async () => {
    const centre = new CentreHost();
    openPage((host) => centre.join(host, "agent1"), "/supervisor/agents");
    expect(await screen.findByText("These pages are for supervisors")).toBeVisible();
  });
});
