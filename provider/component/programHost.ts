import * as pulumi from "@pulumi/pulumi";
import { engineText } from "../resource/engineText";
import type { Host } from "../resource/host";
import type { Progress } from "../resource/progress";

/** The host of the handlers in the program's own process. AWS is reached by the configuration of the stack. */
export function programHost(): Host {
  return {
    ...loadRuntime().createHost((key) => pulumi.runtime.getConfig(key), ""),
    progress: progressOf,
    announce: (urn, sentence) => progressOf(urn).line(sentence),
  };
}

/** The runtime takes a while to load, and few programs come to need it. */
function loadRuntime(): typeof import("../runtime") {
  return require("../runtime");
}

/** By a stand-in of the resource: one that is being made has no URN for the program until it is made. */
function progressOf(urn: string): Progress {
  const resource = new pulumi.DependencyResource(urn);
  let last: Promise<unknown> = Promise.resolve();
  const show =
    (log: typeof pulumi.log.info, ephemeral: boolean) =>
    (text: string): void => {
      last = log(engineText(text), resource, undefined, ephemeral);
    };
  return {
    status: show(pulumi.log.info, true),
    line: show(pulumi.log.info, false),
    output: show(pulumi.log.info, false),
    warn: show(pulumi.log.warn, false),
    error: show(pulumi.log.error, false),
    async flush() {
      await last;
    },
  };
}
