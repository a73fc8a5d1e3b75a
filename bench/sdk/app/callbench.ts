import type { AmeyoClientEntry } from "callbench-sdk";
import { serveApp } from "./serveApp";

/** The SDK file that the host serves; the page has loaded it before this script. */
const entry = (window as unknown as { AmeyoClient: AmeyoClientEntry }).AmeyoClient;

serveApp(async () => {
  const client = await entry.initialize({ instanceId: "ameyoIframe" });
  return {
    ask: () => client.instance.getContext(),
    echo: (data) =>
      (client.interface.trigger as (action: { action: string; data: unknown }) => Promise<unknown>)(
        {
          action: "benchEcho",
          data,
        },
      ),
    hear: (eventName, callback) => client.globalEvent(eventName as "callConnected", callback),
  };
});
