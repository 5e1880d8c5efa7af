import assert from "node:assert/strict";
import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DeleteLogStreamCommand,
  DeleteRetentionPolicyCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  type DescribeLogStreamsCommandInput,
  ListTagsForResourceCommand,
  PutLogEventsCommand,
  PutRetentionPolicyCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { type Connected, connect } from "../clients/connect";

const logGroupName = "/ecs/hi-web";
const groupArn = `arn:aws:logs:eu-west-1:123456789012:log-group:${logGroupName}`;

describe("Log groups and streams", () => {
  let connected: Connected;
  beforeEach(async () => {
    connected = await connect();
    await connected.logs.send(new CreateLogGroupCommand({ logGroupName, tags: { team: "web" } }));
  });
  afterEach(() => connected.close());

  const groups = (input: object = {}) =>
    connected.logs.send(new DescribeLogGroupsCommand(input)).then((answer) => answer.logGroups ?? []);
  const streams = (input: Partial<DescribeLogStreamsCommandInput> = {}) =>
    connected.logs
      .send(new DescribeLogStreamsCommand({ logGroupName, ...input }))
      .then((answer) => answer.logStreams?.map(({ logStreamName }) => logStreamName));

  it("are created once", async () => {
    await assert.rejects(connected.logs.send(new CreateLogGroupCommand({ logGroupName })), {
      name: "ResourceAlreadyExistsException",
      message: "The specified log group already exists",
    });
    const stream = new CreateLogStreamCommand({ logGroupName, logStreamName: "one" });
    await connected.logs.send(stream);
    await assert.rejects(connected.logs.send(stream), {
      name: "ResourceAlreadyExistsException",
      message: "The specified log stream already exists",
    });
  });

  it("are described with both forms of their ARN, and deleted with their streams", async () => {
    const [group] = await groups({ logGroupNamePrefix: "/ecs" });
    assert.equal(group?.arn, `${groupArn}:*`);
    assert.equal(group?.logGroupArn, groupArn);
    assert.deepEqual(await groups({ logGroupNamePrefix: "/other" }), []);
    await connected.logs.send(new DeleteLogGroupCommand({ logGroupName }));
    assert.deepEqual(await groups(), []);
    await assert.rejects(connected.logs.send(new DeleteLogGroupCommand({ logGroupName })), {
      name: "ResourceNotFoundException",
      message: "The specified log group does not exist.",
    });
  });

  it("come 50 at a time", async () => {
    for (let index = 0; index < 50; index++) {
      await connected.logs.send(new CreateLogGroupCommand({ logGroupName: `/x/${index}` }));
    }
    const first = await connected.logs.send(new DescribeLogGroupsCommand({}));
    assert.equal(first.logGroups?.length, 50);
    const second = await connected.logs.send(new DescribeLogGroupsCommand({ nextToken: first.nextToken }));
    assert.equal(second.logGroups?.length, 1);
    assert.equal(second.nextToken, undefined);
  });

  it("keep a retention that AWS knows, and tags", async () => {
    const retain = (retentionInDays: number) =>
      connected.logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays }));
    await retain(30);
    assert.equal((await groups())[0]?.retentionInDays, 30);
    await assert.rejects(retain(31), { name: "InvalidParameterException" });
    await connected.logs.send(new DeleteRetentionPolicyCommand({ logGroupName }));
    assert.equal((await groups())[0]?.retentionInDays, undefined);

    await connected.logs.send(new TagResourceCommand({ resourceArn: groupArn, tags: { stage: "test" } }));
    await connected.logs.send(new UntagResourceCommand({ resourceArn: groupArn, tagKeys: ["team"] }));
    const { tags } = await connected.logs.send(new ListTagsForResourceCommand({ resourceArn: groupArn }));
    assert.deepEqual(tags, { stage: "test" });
  });

  it("refuse names that CloudWatch Logs does not take", async () => {
    for (const name of ["with space", "x".repeat(513)]) {
      await assert.rejects(connected.logs.send(new CreateLogGroupCommand({ logGroupName: name })), {
        name: "InvalidParameterException",
      });
    }
    for (const logStreamName of ["a:b", "a*b", "x".repeat(513)]) {
      await assert.rejects(connected.logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName })), {
        name: "InvalidParameterException",
      });
    }
  });

  it("list streams by name or by their last event, either way round", async () => {
    const nowMs = connected.simulator.clock.now();
    const lastEvents = { a: nowMs, b: nowMs - 10, c: nowMs - 5 };
    for (const [logStreamName, timestamp] of Object.entries(lastEvents)) {
      await connected.logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
      const logEvents = [{ timestamp, message: "line" }];
      await connected.logs.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
    }
    assert.deepEqual(await streams(), ["a", "b", "c"]);
    assert.deepEqual(await streams({ descending: true, limit: 2 }), ["c", "b"]);
    assert.deepEqual(await streams({ orderBy: "LastEventTime" }), ["b", "c", "a"]);
    assert.deepEqual(await streams({ logStreamNamePrefix: "b" }), ["b"]);
    await assert.rejects(streams({ orderBy: "LastEventTime", logStreamNamePrefix: "b" }), {
      name: "InvalidParameterException",
    });
    await connected.logs.send(new DeleteLogStreamCommand({ logGroupName, logStreamName: "b" }));
    assert.deepEqual(await streams(), ["a", "c"]);
  });
});
