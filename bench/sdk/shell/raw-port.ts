import { rawPort } from "./rawPort";
import { setStage } from "./stage";

const asItIs = (value: unknown): unknown => value;

setStage("raw-port", rawPort({ encode: asItIs, decode: asItIs }));
