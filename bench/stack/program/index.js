const pulumi = require("@pulumi/pulumi");
const { OneOffTask } = require("pulumi-ecs-task");

// What a benchmark varies comes from its environment, so that one program serves them all.
const { kind, count, args } = JSON.parse(process.env.BENCH ?? "{}");

/** What any dynamic resource costs, whatever its provider does. */
const nothing = {
  check: async (_olds, inputs) => ({ inputs, failures: [] }),
  diff: async () => ({ changes: false }),
  create: async (outs) => ({ id: "nothing", outs }),
};

for (let n = 0; n < count; n++) {
  const own = { ...args, triggers: [n] };
  if (kind === "OneOffTask") new OneOffTask(`job-${n}`, own);
  else new pulumi.dynamic.Resource(nothing, `job-${n}`, own);
}
