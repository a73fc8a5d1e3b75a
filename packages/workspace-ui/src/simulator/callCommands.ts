import { customerStates, type SimulatedParty } from "../host/simulation";
import type { Call } from "../host/types";
import { t } from "../texts/texts";
import type { Command } from "./CommandMenu";
import type { CommandLine } from "./commandLine";

/** The commands for what can happen on the other side of a call now. */
export const callCommands = (
  commands: CommandLine,
  id: string,
  call: Call,
  parties: readonly SimulatedParty[],
): Command[] => {
  const isLive = customerStates.includes(call.state);
  const dials = call.state === "dialling";
  const talks = isLive && !dials && call.state !== "ringing";
  return [
    ...(dials
      ? [
          { name: t("simulator.answer"), line: commands.act(id, { action: "answer" }) },
          {
            name: t("simulator.reject"),
            line: commands.act(id, { action: "reject", outcome: "BUSY" }),
          },
        ]
      : []),
    ...(isLive
      ? [{ name: t("simulator.hangUp"), line: commands.act(id, { action: "hang-up" }) }]
      : []),
    ...(talks
      ? [
          {
            name: t("simulator.say"),
            line: commands.act(id, {
              action: "speak",
              speaker: "customer",
              text: t("simulator.sayExample"),
            }),
          },
          {
            name: t("simulator.keypad"),
            line: commands.act(id, { action: "digits", digits: "1" }),
          },
        ]
      : []),
    ...parties.flatMap(({ partyId, label, state }): Command[] =>
      state === "ringing"
        ? [
            {
              name: t("simulator.partyAnswers", { label }),
              line: commands.act(id, { action: "party-answer", partyId }),
            },
            {
              name: t("simulator.partyRejects", { label }),
              line: commands.act(id, { action: "party-reject", partyId }),
            },
          ]
        : [
            {
              name: t("simulator.partyLeaves", { label }),
              line: commands.act(id, { action: "party-leave", partyId }),
            },
          ],
    ),
    ...(call.connectedAt !== null
      ? [
          {
            name: t("simulator.recording"),
            line: commands.act(id, {
              action: "recording",
              url: "https://recordings.example.com/call.mp3",
            }),
          },
        ]
      : []),
  ];
};
