import { handCalls } from "./handCalls";
import { serveApp, shellOrigin } from "./serveApp";

serveApp(async () => {
  const { calls, take } = handCalls((call) => parent.postMessage(call, shellOrigin));
  addEventListener("message", (event) => {
    if (event.source === parent && event.origin === shellOrigin && "id" in Object(event.data)) {
      take(event.data);
    }
  });
  await calls.ask();
  return calls;
});
