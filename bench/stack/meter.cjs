/**
 * Required into every Node process of a stack: keeps what the process has used so far in a file of `BENCH_USAGE`, since the
 * engine kills its providers when it is done with them.
 */
const { renameSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

const file = join(process.env.BENCH_USAGE, `${process.pid}.json`);
const begun = `${process.env.BENCH_USAGE}.${process.pid}`;

function note() {
  const { user, system } = process.cpuUsage();
  const usage = {
    program: process.argv[1] ?? "",
    cpuMs: (user + system) / 1_000,
    peakBytes: process.resourceUsage().maxRSS * 1_024,
  };
  // Whoever reads it may come at any time, and so may the end of the process.
  writeFileSync(begun, JSON.stringify(usage));
  renameSync(begun, file);
}

setInterval(note, 100).unref();
process.once("exit", note);
