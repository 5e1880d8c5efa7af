/**
 * A process that has the handlers alone, in plain JavaScript since a compiler in it would be measured as well. The
 * engine's address is the first argument. A message with the properties of many resources creates them at once; its
 * answer is what became of them.
 */
const { performance } = require("node:perf_hooks");
const { configure } = require("../../../dist/provider/runtime");

const provider = configure({ get: () => undefined });

// Nobody is left to hear of it.
process.once("disconnect", () => process.exit());
process.once("message", async (order) => {
  const openedMs = {};
  const beginMs = performance.now();
  const ends = await Promise.allSettled(
    order.map(async (properties) => {
      const { outs } = await provider.create(properties);
      openedMs[outs.taskArn] = Date.now();
    }),
  );
  const created = {
    seconds: (performance.now() - beginMs) / 1_000,
    openedMs,
    lost: ends.filter(({ status }) => status === "rejected").map(({ reason }) => String(reason)),
    usage: usage(),
  };
  process.send(created, () => process.exit());
});

function usage() {
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1_000, peakBytes: process.resourceUsage().maxRSS * 1_024 };
}
