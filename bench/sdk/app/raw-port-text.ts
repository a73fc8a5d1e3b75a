import { handCalls } from "./handCalls";
import { portFromShell } from "./hello";
import { serveApp } from "./serveApp";

serveApp(async () => {
  const port = await portFromShell();
  const { calls, take } = handCalls((call) => port.postMessage(JSON.stringify(call)));
  port.onmessage = ({ data }) => take(JSON.parse(data));
  return calls;
});
