// Coverage is taken of mocha's own process, and of the processes that a test gives the variable under its own name
// again: of hundreds that tests start with the engine, each would leave megabytes of what mocha's process runs too.
const { NODE_V8_COVERAGE } = process.env;
if (NODE_V8_COVERAGE) {
  process.env.COVERAGE_OF_CHILDREN = NODE_V8_COVERAGE;
  delete process.env.NODE_V8_COVERAGE;
}
