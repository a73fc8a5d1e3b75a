import { shellOrigin } from "./serveApp";

/** The bare handshake: asks the shell for a port, and has it. */
export const portFromShell = (): Promise<MessagePort> =>
  new Promise((resolve) => {
    const take = (event: MessageEvent): void => {
      const port = event.ports[0];
      if (event.source !== parent || event.origin !== shellOrigin) return;
      if (event.data !== "port" || port === undefined) return;
      removeEventListener("message", take);
      resolve(port);
    };
    addEventListener("message", take);
    parent.postMessage("hello", shellOrigin);
  });
