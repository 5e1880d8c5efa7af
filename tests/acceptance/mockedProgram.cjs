/** Runs the suite's program in this process under Pulumi's mocks, from its project in the current folder, and prints what it registers and asks. */
const { createRequire } = require("node:module");
const { join } = require("node:path");

const project = process.cwd();
const { runtime } = createRequire(join(project, "package.json"))("@pulumi/pulumi");
const registered = [];
const asked = [];

const answers = {
  "aws:ec2/getVpc:getVpc": { id: "vpc-default" },
  "aws:ec2/getSubnets:getSubnets": { ids: ["subnet-a", "subnet-b"] },
  "aws:index/getPartition:getPartition": { partition: "aws-cn" },
};

async function main() {
  await runtime.setMocks(
    {
      newResource({ type, name, inputs }) {
        registered.push({ type, name, inputs });
        return { id: `${name}-id`, state: { ...inputs, arn: `arn:${name}` } };
      },
      call({ token, inputs }) {
        asked.push({ token, inputs });
        return answers[token] ?? {};
      },
    },
    "acceptance",
    "acceptance",
  );
  await runtime.runInPulumiStack(async () => require(join(project, "index.js")));
  // Resources that wait for answers come after the program's end.
  process.once("beforeExit", () => process.stdout.write(JSON.stringify({ registered, asked })));
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
