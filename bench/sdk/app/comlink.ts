import { wrap } from "comlink";
import { portFromShell } from "./hello";
import { type Calls, serveApp } from "./serveApp";

serveApp(async () => {
  const shell = wrap<Pick<Calls, "ask" | "echo">>(await portFromShell());
  await shell.ask();
  return { ask: () => shell.ask(), echo: (value) => shell.echo(value) };
});
