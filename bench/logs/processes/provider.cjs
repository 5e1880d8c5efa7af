/**
 * A process like Pulumi's for dynamic providers, in plain JavaScript since a compiler in it would be measured as well. The
 * engine's address is the first argument. A message with a resource's properties creates it, and is answered when the
 * gate is open; `"usage"` is answered with what the process has used so far.
 */
require("@pulumi/pulumi");
const { configure } = require("../../../dist/provider/runtime");

const provider = configure({ get: () => undefined });

// Nobody is left to hear of what it waits for.
process.once("disconnect", () => process.exit());
process.on("message", async (message) => process.send(message === "usage" ? usage() : await create(message)));

/** What fails here ends the process, and with it the measurement. */
async function create(properties) {
  const resourceUrn = "urn:pulumi:bench::logs::pulumi-nodejs:dynamic/ecs-task:OneOffTask::print";
  const { outs } = await provider.create({ ...properties, resourceUrn });
  return { openedMs: Date.now(), taskArn: outs.taskArn };
}

function usage() {
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1_000, peakBytes: process.resourceUsage().maxRSS * 1_024 };
}
