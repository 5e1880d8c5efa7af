// Coverage is taken of mocha's own processes, and of the processes that a test gives the variable under its own name
// again: of hundreds that tests start with the engine, each would leave megabytes of what mocha's processes run too.
const { NODE_V8_COVERAGE, MOCHA_WORKER_ID } = process.env;
const startsWorkers = MOCHA_WORKER_ID === undefined && process.argv.includes("--parallel");

if (NODE_V8_COVERAGE && !startsWorkers) {
  process.env.COVERAGE_OF_CHILDREN = NODE_V8_COVERAGE;
  delete process.env.NODE_V8_COVERAGE;
}
// A worker leaves its profile on its way out, for which its pool gives it a second before it sends SIGTERM.
if (MOCHA_WORKER_ID !== undefined) process.on("SIGTERM", () => {});
