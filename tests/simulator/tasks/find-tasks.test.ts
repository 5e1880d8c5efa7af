import * as assert from "node:assert/strict";
import { type RunningRegion, startRegion } from "./running-region";

const hourMs = 3_600_000;
const unknownId = "0123456789abcdef0123456789abcdef";

describe("DescribeTasks", () => {
  let region: RunningRegion;

  beforeEach(async () => {
    region = await startRegion();
    await region.image("app/v1/README", "");
    region.define("job", [{ command: ["true"] }]);
    region.define("long", [{ command: ["sleep", "600"] }]);
  });
  afterEach(() => region.close());

  it("finds tasks by ID and by ARN, and answers MISSING with the ARN for the others", async () => {
    const arn = await region.run("job");
    const { tasks = [], failures } = await region.describeTasks({
      tasks: [arn, arn.split("/").at(-1) ?? "", unknownId],
    });
    assert.deepEqual(
      tasks.map(({ taskArn }) => taskArn),
      [arn, arn],
    );
    const missing = `arn:aws:ecs:eu-west-1:123456789012:task/default/${unknownId}`;
    assert.deepEqual(failures, [{ arn: missing, reason: "MISSING" }]);
  });

  it("shows a stopped task for an hour, and a running one for as long as it runs", async () => {
    const [job, long] = [await region.run("job"), await region.run("long")];
    await region.stopped(job);
    await region.taskWhen(long, ({ lastStatus }) => lastStatus === "RUNNING");
    region.clock.advance(hourMs - 60_000);
    assert.equal((await region.describeTasks({ tasks: [job, long] })).tasks?.length, 2);
    region.clock.advance(60_000);
    const later = await region.describeTasks({ tasks: [job, long] });
    assert.deepEqual(
      later.tasks?.map(({ taskArn }) => taskArn),
      [long],
    );
    assert.deepEqual(later.failures, [{ arn: job, reason: "MISSING" }]);
  });

  it("answers MISSING for a new task as often as programmed", async () => {
    region.tasks.visibility.hideNewTasks(2);
    const hidden = await region.run("long");
    region.tasks.visibility.hideNewTasks(0);
    const open = await region.run("long");
    const found = async (arn: string) => (await region.describeTasks({ tasks: [arn] })).tasks?.length;
    assert.deepEqual([await found(hidden), await found(hidden), await found(hidden)], [0, 0, 1]);
    assert.equal(await found(open), 1);
  });

  it("refuses more than 100 tasks, none at all, and the ARN of another cluster", async () => {
    const refused = { name: "InvalidParameterException" };
    await assert.rejects(
      region.describeTasks({ tasks: Array.from({ length: 101 }, () => unknownId) }),
      refused,
    );
    await assert.rejects(region.describeTasks({ tasks: [] }), refused);
    const arn = await region.run("job");
    await assert.rejects(region.describeTasks({ tasks: [arn], cluster: "prod" }), {
      ...refused,
      message: "Invalid identifier: Identifier is for default. Your cluster is prod",
    });
  });

  it("answers a copy that stays as it was", async () => {
    const arn = await region.run("job");
    const [before] = (await region.describeTasks({ tasks: [arn] })).tasks ?? [];
    await region.stopped(arn);
    assert.equal(before?.containers?.[0]?.exitCode, undefined);
    assert.notEqual(before?.lastStatus, "STOPPED");
  });
});

describe("ListTasks", () => {
  let region: RunningRegion;

  beforeEach(async () => {
    region = await startRegion();
    await region.image("app/v1/README", "");
    region.define("job", [{ command: ["true"] }]);
    region.define("long", [{ command: ["sleep", "600"] }]);
  });
  afterEach(() => region.close());

  it("lists by default what is desired RUNNING, so a task that has ended only as STOPPED", async () => {
    const [job, long] = [await region.run("job"), await region.run("long")];
    await region.stopped(job);
    assert.deepEqual(await region.listTasks({}), { taskArns: [long] });
    assert.deepEqual(await region.listTasks({ desiredStatus: "STOPPED" }), { taskArns: [job] });
    assert.deepEqual(await region.listTasks({ desiredStatus: "PENDING" }), { taskArns: [] });
    assert.deepEqual(await region.listTasks({ cluster: "other" }), { taskArns: [] });
  });

  it("lists a task as STOPPED from the moment it is asked to stop", async () => {
    const long = await region.run("long");
    await region.stopTask({ task: long });
    assert.deepEqual(await region.listTasks({ desiredStatus: "STOPPED" }), { taskArns: [long] });
  });

  it("filters by family, launch type, service and startedBy", async () => {
    const job = await region.run("job", { startedBy: "deploy" });
    const long = await region.run("long");
    const service = region.tasks.start({ taskDefinitionArn: "long", group: "service:web" });
    assert.deepEqual(await region.listTasks({ family: "long" }), { taskArns: [long, service] });
    assert.deepEqual(await region.listTasks({ serviceName: "web" }), { taskArns: [service] });
    assert.deepEqual(await region.listTasks({ startedBy: "deploy" }), { taskArns: [job] });
    assert.deepEqual(await region.listTasks({ launchType: "FARGATE" }), { taskArns: [] });
  });

  it("goes through all tasks page by page", async () => {
    const arns: string[] = [];
    for (let index = 0; index < 5; index++) arns.push(await region.run("long"));
    const first = await region.listTasks({ maxResults: 2 });
    assert.deepEqual(first.taskArns, arns.slice(0, 2));
    const second = await region.listTasks({ maxResults: 2, nextToken: first.nextToken });
    assert.deepEqual(second.taskArns, arns.slice(2, 4));
    const last = await region.listTasks({ maxResults: 2, nextToken: second.nextToken });
    assert.deepEqual(last, { taskArns: arns.slice(4) });
  });

  const refused = [
    { startedBy: "deploy", family: "job" },
    { startedBy: "deploy", desiredStatus: "STOPPED" },
    { containerInstance: "i-1" },
    { daemonName: "agent" },
    { maxResults: 0 },
    { maxResults: 101 },
    { nextToken: "stranger" },
  ] as const;
  for (const request of refused) {
    it(`refuses ${JSON.stringify(request)}`, async () => {
      await assert.rejects(region.listTasks(request), { name: "InvalidParameterException" });
    });
  }
});
