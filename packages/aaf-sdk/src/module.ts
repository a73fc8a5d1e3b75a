import { install } from "./install";

/** `aaf-sdk.js`: the module. Loading it sets `window.AmeyoClient` and greets the shell. */
export const AmeyoClient = install(window);
export default AmeyoClient;
