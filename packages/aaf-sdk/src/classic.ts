import { install } from "./install";

// `aaf_sdk.js`: the classic script sets `window.AmeyoClient` and nothing else.
install(window);
