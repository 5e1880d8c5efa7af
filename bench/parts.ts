import type { Part } from "./part";

/** Each part by its name, in the order they run. Loaded when it is run, so that one which does not load stops no other. */
export const parts: Readonly<Record<string, () => Part>> = {
  "gate-lag"() {
    const { gateLag }: typeof import("./gateLag/part") = require("./gateLag/part");
    return gateLag;
  },
  deploy() {
    const { deploy }: typeof import("./deploy/part") = require("./deploy/part");
    return deploy;
  },
  scale() {
    const { scale }: typeof import("./scale/part") = require("./scale/part");
    return scale;
  },
  unchanged() {
    const { unchanged }: typeof import("./unchanged/part") = require("./unchanged/part");
    return unchanged;
  },
  logs() {
    const { logs }: typeof import("./logs/part") = require("./logs/part");
    return logs;
  },
};
