import { connect, WindowMessenger } from "penpal";
import { type Calls, serveApp, shellOrigin } from "./serveApp";

serveApp(async () => {
  const messenger = new WindowMessenger({ remoteWindow: parent, allowedOrigins: [shellOrigin] });
  const shell = await connect({ messenger }).promise;
  return shell as unknown as Calls;
});
