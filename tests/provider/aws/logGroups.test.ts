import * as assert from "node:assert/strict";
import { type CloudWatchLogsClient, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { cloudWatchLogGroups } from "../../../provider/aws/logGroups";
import { type Simulator, startSimulator } from "../../../simulator";
import { type AnsweringServer, createAnsweringServer, failure, json } from "./answers";
import { logsAt } from "./connected";

describe("log groups in CloudWatch Logs", () => {
  let server: AnsweringServer;
  let client: CloudWatchLogsClient;
  const ensure = () => cloudWatchLogGroups(client).ensure("/app", 30);
  const create = { operation: "CreateLogGroup", input: { logGroupName: "/app" } };
  const keep = { operation: "PutRetentionPolicy", input: { logGroupName: "/app", retentionInDays: 30 } };
  const calls = () => server.calls.slice(-2);

  before(async () => {
    server = await createAnsweringServer();
    client = logsAt(server.endpoint);
  });
  after(async () => {
    client.destroy();
    await server.close();
  });

  it("are made, and keep their events as long as is asked for", async () => {
    server.answer(json({}));
    await ensure();
    assert.deepEqual(calls(), [create, keep]);
  });

  it("that are there keep theirs as long as is asked for", async () => {
    server.answer(failure(400, "ResourceAlreadyExistsException"), json({}));
    await ensure();
    assert.deepEqual(calls(), [create, keep]);
  });

  it("are an error that names the action when AWS denies it", async () => {
    server.answer(failure(400, "AccessDeniedException"));
    await assert.rejects(ensure(), { name: "AwsCallError", action: "logs:CreateLogGroup" });
    server.answer(json({}), failure(400, "AccessDeniedException"));
    await assert.rejects(ensure(), { name: "AwsCallError", action: "logs:PutRetentionPolicy" });
  });

  it("are tried again when somebody else makes the same one at the moment", async () => {
    server.answer(failure(400, "OperationAbortedException"));
    await assert.rejects(ensure(), { code: "OperationAbortedException", transient: true });
  });
});

describe("log groups in the simulator", () => {
  let simulator: Simulator;
  let client: CloudWatchLogsClient;
  before(async () => {
    simulator = await startSimulator({});
    client = logsAt(simulator.url);
  });
  after(async () => {
    client.destroy();
    await simulator.close();
  });

  it("are made once, with the last days asked for", async () => {
    const groups = cloudWatchLogGroups(client);
    await groups.ensure("/app", 30);
    await groups.ensure("/app", 7);
    const { logGroups = [] } = await client.send(new DescribeLogGroupsCommand({}));
    assert.deepEqual(
      logGroups.map(({ logGroupName, retentionInDays }) => [logGroupName, retentionInDays]),
      [["/app", 7]],
    );
  });
});
