import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Connected, connect } from "./connect";
import { clientEnvironment, pythonClients } from "./python";

const run = promisify(execFile);

/** Runs a task that prints and exits with 3, waits with boto3's own waiter, and prints what it saw as JSON. */
const oneOff = `
import boto3, json, sys
ecs, logs = boto3.client("ecs"), boto3.client("logs")
ecs.create_cluster(clusterName="web")
logs.create_log_group(logGroupName="/ecs/app")
options = {"awslogs-group": "/ecs/app", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "app"}
ecs.register_task_definition(family="app", containerDefinitions=[{
    "name": "app", "image": "app:v1", "memory": 64, "command": json.loads(sys.argv[1]),
    "logConfiguration": {"logDriver": "awslogs", "options": options}}])
request = dict(cluster="web", taskDefinition="app", clientToken="once", startedBy="boto3")
arn = ecs.run_task(**request)["tasks"][0]["taskArn"]
again = ecs.run_task(**request)["tasks"][0]["taskArn"]
try:
    ecs.run_task(**{**request, "startedBy": "other"})
except ecs.exceptions.ConflictException as conflict:
    conflicting = conflict.response["resourceIds"]
ecs.get_waiter("tasks_stopped").wait(cluster="web", tasks=[arn], WaiterConfig={"Delay": 1, "MaxAttempts": 60})
task = ecs.describe_tasks(cluster="web", tasks=[arn])["tasks"][0]
stream = "app/app/" + arn.split("/")[-1]
pages = logs.get_paginator("filter_log_events").paginate(
    logGroupName="/ecs/app", logStreamNames=[stream], PaginationConfig={"PageSize": 1})
try:
    logs.get_log_events(logGroupName="/ecs/app", logStreamName="none")
except logs.exceptions.ResourceNotFoundException as missing:
    words = missing.response["Error"]["Message"]
print(json.dumps({
    "replayed": again == arn, "conflicting": conflicting == [arn],
    "exitCode": task["containers"][0]["exitCode"], "stopCode": task["stopCode"], "year": task["stoppedAt"].year,
    "messages": [event["message"] for page in pages for event in page["events"]], "words": words}))
`;

describe("boto3", () => {
  let connected: Connected;
  let python = "";
  before(async function () {
    this.timeout(600_000);
    const clients = await pythonClients();
    if (clients.kind === "unavailable") {
      console.log(`      skipped: ${clients.reason}`);
      this.skip();
    }
    python = clients.python;
    connected = await connect();
  });
  after(() => connected?.close());

  it("runs a one-off task to its exit code and its log", async () => {
    await mkdir(join(connected.images, "app", "v1"), { recursive: true });
    const command = [process.execPath, "-e", "console.log('one'); console.log('two'); process.exitCode = 3"];
    const { stdout } = await run(python, ["-c", oneOff, JSON.stringify(command)], {
      env: clientEnvironment(connected.simulator.url),
    });
    assert.deepEqual(JSON.parse(stdout), {
      replayed: true,
      conflicting: true,
      exitCode: 3,
      stopCode: "EssentialContainerExited",
      year: new Date().getUTCFullYear(),
      messages: ["one", "two"],
      words: "The specified log stream does not exist.",
    });
    assert.equal(connected.simulator.journal.effects("task-created").length, 1);
  }).timeout(120_000);
});
