import { send } from "post-robot";
import { serveApp, shellOrigin } from "./serveApp";

serveApp(async () => {
  const call = async (name: string, data: unknown): Promise<unknown> => {
    const answer = await send(parent, name, data, { domain: shellOrigin });
    return answer.data;
  };
  await call("ask", {});
  return { ask: () => call("ask", {}), echo: (value) => call("echo", value) };
});
