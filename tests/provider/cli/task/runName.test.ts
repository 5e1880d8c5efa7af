import assert from "node:assert/strict";
import { CommandFailure } from "../../../../provider/cli/failure";
import { type RunName, runNameOf } from "../../../../provider/cli/task/runName";

const id = "1f9b3c0de5a748c2a0b6d1e4f7c83920";
const uuid = "1dc5c17a-422b-4dc4-b493-371970c6c4d6";
const arn = `arn:aws:ecs:eu-west-1:123456789012:task/main/${id}`;
const clusterArn = "arn:aws-cn:ecs:cn-north-1:123456789012:cluster/main";
const inMain = (reference: string, region?: string, one = id): RunName => ({
  ...({ kind: "inCluster", reference, id: one, cluster: "main" } as const),
  ...(region !== undefined && { region }),
});

describe("what RUN names", () => {
  const cases: readonly [
    run: string | undefined,
    flags: { cluster?: string; region?: string },
    named: RunName,
  ][] = [
    [undefined, {}, { kind: "resource" }],
    ["migrate", {}, { kind: "resource", name: "migrate" }],
    [
      "urn:pulumi:prod::infra::x::migrate",
      {},
      { kind: "resource", name: "urn:pulumi:prod::infra::x::migrate" },
    ],
    ["deadbeef", {}, { kind: "resource", name: "deadbeef" }],
    [id, {}, { kind: "id", id }],
    [uuid, {}, { kind: "id", id: uuid }],
    [id, { cluster: "main" }, inMain(id)],
    [
      id,
      { cluster: clusterArn },
      { kind: "inCluster", reference: id, id, cluster: clusterArn, region: "cn-north-1" },
    ],
    [arn, {}, inMain(arn, "eu-west-1")],
    [arn, { region: "eu-west-1" }, inMain(arn, "eu-west-1")],
    [
      `arn:aws:ecs:eu-west-1:123456789012:task/${uuid}`,
      { cluster: "main" },
      inMain(`arn:aws:ecs:eu-west-1:123456789012:task/${uuid}`, "eu-west-1", uuid),
    ],
    [
      `https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/main/tasks/${id}?region=eu-west-1`,
      {},
      inMain(id, "eu-west-1"),
    ],
    [`https://console.aws.amazon.com/ecs/v2/clusters/main/tasks/${id}/logs`, {}, inMain(id)],
    [
      `https://eu-north-1.console.aws.amazon.com/ecs/v2/clusters/main/tasks/${id}`,
      {},
      inMain(id, "eu-north-1"),
    ],
    [
      `https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/main/services/hi-web/tasks/${id}/configuration?region=eu-west-1`,
      {},
      inMain(id, "eu-west-1"),
    ],
    [
      `https://123456789012-1a2b3c4d.eu-west-1.console.aws.amazon.com/ecs/v2/clusters/main/tasks/${id}/logs`,
      {},
      inMain(id, "eu-west-1"),
    ],
    [
      `https://console.aws.amazon.com/ecs/home?region=us-east-1#/clusters/main/tasks/${id}/details`,
      {},
      inMain(id, "us-east-1"),
    ],
    [
      `https://cn-north-1.console.amazonaws.cn/ecs/v2/clusters/main/tasks/${id}`,
      {},
      inMain(id, "cn-north-1"),
    ],
    [
      `https://us-gov-west-1.console.amazonaws-us-gov.com/ecs/v2/clusters/main/tasks/${id}`,
      {},
      inMain(id, "us-gov-west-1"),
    ],
    [
      `arn:aws-us-gov:ecs:us-gov-west-1:123456789012:task/main/${id}`,
      { cluster: "main" },
      inMain(`arn:aws-us-gov:ecs:us-gov-west-1:123456789012:task/main/${id}`, "us-gov-west-1"),
    ],
  ];
  for (const [run, flags, named] of cases) {
    it(`is ${named.kind}: ${run} ${JSON.stringify(flags)}`, () => {
      assert.deepEqual(runNameOf(run, flags), named);
    });
  }

  const refused: readonly [
    run: string | undefined,
    flags: { cluster?: string; region?: string },
    said: RegExp,
  ][] = [
    [undefined, { cluster: "main" }, /--cluster main needs the id of a task in it/],
    ["migrate", { cluster: "main" }, /"migrate" is none: it has 32 of 0-9 and a-f/],
    ["arn:aws:ecs:eu-west-1:123456789012:service/main/web", {}, /is no ARN of a task, which reads arn:/],
    [`arn:aws:ecs:eu-west-1:123456789012:task/${uuid}`, {}, /does not tell its cluster: give --cluster/],
    [arn, { region: "us-east-1" }, /--region is us-east-1, and the task is in eu-west-1/],
    [id, { cluster: clusterArn, region: "us-east-1" }, /the task is in cn-north-1/],
    [arn, { cluster: "prod" }, /--cluster is prod, and the task is in cluster main: give one of the two/],
    [
      `https://console.aws.amazon.com/ecs/v2/clusters/main/tasks/${id}`,
      { cluster: "prod" },
      /--cluster is prod, and the task is in cluster main/,
    ],
    ["https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/main", {}, /is no address of a task/],
  ];
  for (const [run, flags, said] of refused) {
    it(`is wrong usage: ${run} ${JSON.stringify(flags)}`, () => {
      assert.throws(
        () => runNameOf(run, flags),
        (error) => error instanceof CommandFailure && error.exitStatus === 2 && said.test(error.message),
      );
    });
  }
});
