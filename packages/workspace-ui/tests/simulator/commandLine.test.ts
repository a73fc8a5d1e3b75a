import { describe, expect, it } from "vitest";
import { CommandLine } from "../../src/simulator/commandLine";

const here = new CommandLine("http://localhost:4100");

describe("a command line", () => {
  it("names the host only where it isn't the usual one", () => {
    expect(here.order({ action: "pause" })).toBe("callbench simulate pause");
    expect(new CommandLine("http://localhost:4170").order({ action: "pause" })).toBe(
      "callbench simulate pause --host http://localhost:4170",
    );
  });

  it("places calls to an agent, a campaign or a queue", () => {
    expect(here.place({ kind: "inbound-call", agent: "agent1", phone: "+919845012345" })).toBe(
      "callbench simulate inbound-call --agent agent1 --phone +919845012345",
    );
    expect(
      here.place({ kind: "inbound-call", phone: "+91 98450", campaignId: 101, agentQueueId: 1001 }),
    ).toBe("callbench simulate inbound-call --phone '+91 98450' --campaign 101 --queue 1001");
  });

  it("says when the customer doesn't answer by itself", () => {
    const call = { kind: "manual-call", agent: "agent1", phone: "1800" } as const;
    expect(here.place({ ...call, customerAnswers: true })).toBe(
      "callbench simulate manual-call --agent agent1 --phone 1800",
    );
    expect(here.place({ ...call, customerAnswers: false })).toBe(
      "callbench simulate manual-call --agent agent1 --phone 1800 --no-answer",
    );
  });

  it("is missing where the command needs an agent", () => {
    expect(here.place({ kind: "outbound-call", phone: "1800", campaignId: 201 })).toBeNull();
  });

  it.each([
    [{ action: "answer" }, "answer crt-1"],
    [{ action: "hang-up" }, "hang-up crt-1"],
    [{ action: "reject", outcome: "BUSY" }, "reject --outcome BUSY crt-1"],
    [{ action: "digits", digits: "42#" }, "digits crt-1 '42#'"],
    [{ action: "speak", speaker: "customer", text: "Hello" }, "speak crt-1 Hello"],
    [
      { action: "speak", speaker: "agent", text: "It's fine" },
      "speak --speaker agent crt-1 'It'\\''s fine'",
    ],
    [{ action: "speak", speaker: "customer", text: "-20 %" }, "speak -- crt-1 '-20 %'"],
    [{ action: "party-answer", partyId: "p-1" }, "party-answer --party p-1 crt-1"],
    [{ action: "party-leave", partyId: "p-1" }, "party-leave --party p-1 crt-1"],
    [
      { action: "recording", url: "https://r.example/1.mp3" },
      "recording crt-1 https://r.example/1.mp3",
    ],
  ] as const)("does on a call what %j does", (action, words) => {
    expect(here.act("crt-1", action)).toBe(`callbench simulate ${words}`);
  });

  it("begins, writes in and leaves chats", () => {
    expect(
      here.beginChat({
        customer: { name: "Asha Rao", phone: "+919845012345" },
        campaignId: 301,
        text: "Hello there",
      }),
    ).toBe(
      "callbench simulate chat --name 'Asha Rao' --phone +919845012345 --campaign 301 'Hello there'",
    );
    expect(here.actInChat("chat-1", { action: "write", text: "Yes" })).toBe(
      "callbench simulate write chat-1 Yes",
    );
    expect(here.actInChat("chat-1", { action: "leave" })).toBe("callbench simulate leave chat-1");
  });

  it("plays scenarios and days", () => {
    expect(here.run("inbound-call", { rate: 1, step: false })).toBe(
      "callbench simulate run inbound-call",
    );
    expect(here.run("my file.yaml", { rate: 10, step: true })).toBe(
      "callbench simulate run --rate 10 --step 'my file.yaml'",
    );
    expect(here.order({ action: "rate", rate: 60 })).toBe("callbench simulate rate 60");
    expect(here.generate({ agents: 10, callsPerHour: 80, hours: 8, seed: 0, rate: 600 })).toBe(
      "callbench simulate load --on-host --agents 10 --calls-per-hour 80 --hours 8 --seed 0 --rate 600",
    );
  });
});
