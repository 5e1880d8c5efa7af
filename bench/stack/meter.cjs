/**
 * Required into every Node process of a stack: keeps what the process has used so far in a file of `BENCH_USAGE`, since the
 * engine kills its providers when it is done with them.
 */
const { writeFileSync } = require("node:fs");
const { join } = require("node:path");

const file = join(process.env.BENCH_USAGE, `${process.pid}.json`);

function note() {
  const { user, system } = process.cpuUsage();
  const usage = {
    program: process.argv[1] ?? "",
    cpuMs: (user + system) / 1_000,
    peakBytes: process.resourceUsage().maxRSS * 1_024,
  };
  writeFileSync(file, JSON.stringify(usage));
}

setInterval(note, 100).unref();
process.once("exit", note);
