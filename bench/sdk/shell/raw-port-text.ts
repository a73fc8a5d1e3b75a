import { rawPort } from "./rawPort";
import { setStage } from "./stage";

setStage(
  "raw-port-text",
  rawPort({ encode: JSON.stringify, decode: (data) => JSON.parse(String(data)) }),
);
