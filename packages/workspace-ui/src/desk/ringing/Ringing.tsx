import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { useDesk, useWorkspace } from "../../shell/context";
import { usePreference } from "../../shell/preferences";
import * as format from "../../texts/format";
import { t } from "../../texts/texts";
import { whoOf } from "../call/callFacts";
import { CallTitle } from "./CallTitle";
import { notificationsAllowed, notify } from "./notices";
import { Ringer } from "./Ringer";

/** Whatever tells an agent that it rings beside the page itself: sound, notification, the tab's title. */
export const Ringing = () => {
  const workspace = useWorkspace();
  const [ringer] = useState(() => new Ringer(window));
  const call = useDesk(({ desk }) =>
    desk?.interactions.find((one) => one.kind === "call" && one.state === "ringing"),
  );
  const chat = useDesk(({ desk }) =>
    desk?.interactions.find((one) => one.kind === "chat" && one.state === "ringing"),
  );
  const arrival = useStore(workspace.chats.arrivals, (state) => state.last);
  const audible = usePreference("ringing");
  const noticed = usePreference("notifications");
  const callId = call?.interactionId ?? null;
  const chatId = chat?.interactionId ?? null;
  const arrivalId = arrival?.messageId ?? null;

  useEffect(() => {
    const events = ["pointerdown", "keydown"] as const;
    for (const event of events) window.addEventListener(event, ringer.unlock, true);
    return () => {
      for (const event of events) window.removeEventListener(event, ringer.unlock, true);
      ringer.stop();
    };
  }, [ringer]);

  useEffect(() => {
    if (callId === null || !audible) return;
    ringer.start();
    return () => ringer.stop();
  }, [ringer, callId, audible]);

  useEffect(() => {
    if ((chatId !== null || arrivalId !== null) && audible) ringer.chime();
  }, [ringer, chatId, arrivalId, audible]);

  const offered = call ?? chat;
  const offeredId = offered?.interactionId ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each that begins to ring
  useEffect(() => {
    if (offered === undefined || !noticed || !document.hidden || !notificationsAllowed()) return;
    const queue = offered.queueName ?? "";
    return notify({
      title: t(offered.kind === "call" ? "call.titleRinging" : "chat.titleOffered", {
        name: whoOf(offered),
      }),
      body: [format.phone(offered.displayPhone), queue].filter((part) => part !== "").join(" · "),
      tag: offered.interactionId,
      onClick: () => workspace.desk.select(offered.interactionId),
    });
  }, [offeredId, noticed]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each message
  useEffect(() => {
    if (arrival === null || !noticed || !document.hidden || !notificationsAllowed()) return;
    return notify({
      title: arrival.name,
      body: arrival.line,
      tag: arrival.interactionId,
      onClick: () => workspace.desk.select(arrival.interactionId),
    });
  }, [arrivalId, noticed]);

  return <CallTitle />;
};
