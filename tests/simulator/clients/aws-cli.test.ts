import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { web } from "../definitions/web";
import { type Connected, connect } from "./connect";
import { clientEnvironment, pythonClients } from "./python";

const run = promisify(execFile);

describe("The AWS CLI", () => {
  let connected: Connected;
  let program = "";
  before(async function () {
    this.timeout(600_000);
    const clients = await pythonClients();
    if (clients.kind === "unavailable") {
      console.log(`      skipped: ${clients.reason}`);
      this.skip();
    }
    program = clients.aws;
  });
  beforeEach(async () => {
    connected = await connect();
  });
  afterEach(() => connected.close());

  const aws = async (...args: string[]) => {
    const { stdout } = await run(program, [...args, "--output", "json"], {
      env: clientEnvironment(connected.simulator.url),
    });
    return stdout === "" ? undefined : JSON.parse(stdout);
  };

  it("creates, describes and deletes a cluster", async () => {
    const { cluster } = await aws(
      "ecs",
      "create-cluster",
      "--cluster-name",
      "web",
      "--tags",
      "key=team,value=web",
    );
    assert.equal(cluster.clusterArn, "arn:aws:ecs:eu-west-1:123456789012:cluster/web");
    const { clusters } = await aws("ecs", "describe-clusters", "--clusters", "web", "--include", "TAGS");
    assert.deepEqual(clusters[0].tags, [{ key: "team", value: "web" }]);
    assert.equal((await aws("ecs", "delete-cluster", "--cluster", "web")).cluster.status, "INACTIVE");
  }).timeout(60_000);

  it("registers revisions, pages through them, and deregisters one", async () => {
    const register = () => aws("ecs", "register-task-definition", "--cli-input-json", JSON.stringify(web));
    await register();
    const { taskDefinition } = await register();
    assert.equal(
      taskDefinition.taskDefinitionArn,
      "arn:aws:ecs:eu-west-1:123456789012:task-definition/hi-web:2",
    );
    assert.equal(new Date(taskDefinition.registeredAt * 1000).getUTCFullYear(), new Date().getUTCFullYear());
    const { taskDefinitionArns } = await aws("ecs", "list-task-definitions", "--page-size", "1");
    assert.equal(taskDefinitionArns.length, 2);
    assert.equal(connected.simulator.journal.calls("ListTaskDefinitions").length, 2);
    const gone = await aws("ecs", "deregister-task-definition", "--task-definition", "hi-web:1");
    assert.equal(gone.taskDefinition.status, "INACTIVE");
  }).timeout(60_000);

  it("shows errors by AWS's names", async () => {
    await assert.rejects(aws("ecs", "describe-task-definition", "--task-definition", "hi-web"), {
      stderr:
        /\(ClientException\) when calling the DescribeTaskDefinition operation: Unable to describe task definition\./,
    });
  }).timeout(60_000);

  it("writes, reads and filters log events", async () => {
    const names = ["--log-group-name", "/ecs/hi-web", "--log-stream-name", "web/web/1"];
    await aws("logs", "create-log-group", "--log-group-name", "/ecs/hi-web");
    await aws("logs", "create-log-stream", ...names);
    const timestamp = connected.simulator.clock.now();
    const events = [
      { timestamp, message: "migrated" },
      { timestamp, message: "done" },
    ];
    await aws("logs", "put-log-events", ...names, "--log-events", JSON.stringify(events));
    const read = await aws("logs", "get-log-events", ...names, "--start-from-head");
    assert.deepEqual(
      read.events.map(({ message }: { message: string }) => message),
      ["migrated", "done"],
    );
    const filtered = await aws(
      "logs",
      "filter-log-events",
      "--log-group-name",
      "/ecs/hi-web",
      "--filter-pattern",
      "done",
    );
    assert.deepEqual(
      filtered.events.map(({ message }: { message: string }) => message),
      ["done"],
    );
  }).timeout(60_000);
});
