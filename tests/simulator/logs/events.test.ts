import assert from "node:assert/strict";
import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogStreamCommand,
  DescribeLogStreamsCommand,
  GetLogEventsCommand,
  type GetLogEventsCommandInput,
  PutLogEventsCommand,
  PutRetentionPolicyCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { type Connected, connect } from "../clients/connect";

const group = "/ecs/hi-web";
const stream = "web/web/0123456789abcdef";
const hourMs = 3_600_000;

describe("Log events", () => {
  let connected: Connected;
  let nowMs: number;
  beforeEach(async () => {
    connected = await connect();
    nowMs = connected.simulator.clock.now();
    await connected.logs.send(new CreateLogGroupCommand({ logGroupName: group }));
    await createStream(stream);
  });
  afterEach(() => connected.close());

  const createStream = (logStreamName: string) =>
    connected.logs.send(new CreateLogStreamCommand({ logGroupName: group, logStreamName }));
  const put = (messages: readonly string[], timestamp = nowMs, logStreamName = stream) =>
    connected.logs.send(
      new PutLogEventsCommand({
        logGroupName: group,
        logStreamName,
        logEvents: messages.map((message) => ({ timestamp, message })),
      }),
    );
  const get = async (rest: Partial<GetLogEventsCommandInput> = {}) => {
    const input = { logGroupName: group, logStreamName: stream, startFromHead: true, ...rest };
    const answer = await connected.logs.send(new GetLogEventsCommand(input));
    return { ...answer, messages: (answer.events ?? []).map(({ message }) => message) };
  };

  it("are read from the head page by page, until the forward token is the one that was given", async () => {
    await put(["one", "two", "three"]);
    const first = await get({ limit: 2 });
    assert.deepEqual(first.messages, ["one", "two"]);
    const second = await get({ limit: 2, nextToken: first.nextForwardToken });
    assert.deepEqual(second.messages, ["three"]);
    const end = await get({ nextToken: second.nextForwardToken });
    assert.deepEqual(end.messages, []);
    assert.equal(end.nextForwardToken, second.nextForwardToken);
    await put(["four"]);
    assert.deepEqual((await get({ nextToken: end.nextForwardToken })).messages, ["four"]);
  });

  it("do not reach a follower that has passed their time by, and are there for one who asks again", async () => {
    await put(["at noon"], nowMs);
    const { nextForwardToken: held } = await get();
    await put(["an hour before, and late"], nowMs - hourMs);
    await put(["later"], nowMs + 1);
    const next = await get({ nextToken: held });
    assert.deepEqual(next.messages, ["later"]);
    assert.deepEqual((await get({ nextToken: next.nextForwardToken })).messages, []);
    const again = await get({ startTime: nowMs - hourMs });
    assert.deepEqual(again.messages, ["an hour before, and late", "at noon", "later"]);
  });

  it("of one millisecond are in the order in which they came in", async () => {
    await put(["later"], nowMs + 1);
    for (const message of ["b", "a", "c"]) await put([message], nowMs);
    assert.deepEqual((await get()).messages, ["b", "a", "c", "later"]);
  });

  it("that come in after a look at an empty stream are behind its token", async () => {
    for (const startFromHead of [true, false]) {
      const { messages, nextForwardToken } = await get({ startFromHead, startTime: nowMs });
      assert.deepEqual(messages, []);
      await put([`${startFromHead}`], nowMs);
      const next = await get({ nextToken: nextForwardToken, startTime: nowMs });
      assert.ok(next.messages.includes(`${startFromHead}`));
      await connected.logs.send(new DeleteLogStreamCommand({ logGroupName: group, logStreamName: stream }));
      await createStream(stream);
    }
  });

  it("are read from the tail by default, and backwards to the head", async () => {
    await put(["one", "two", "three"]);
    const tail = await get({ startFromHead: false, limit: 2 });
    assert.deepEqual(tail.messages, ["two", "three"]);
    const before = await get({ startFromHead: false, limit: 2, nextToken: tail.nextBackwardToken });
    assert.deepEqual(before.messages, ["one"]);
    const head = await get({ startFromHead: false, nextToken: before.nextBackwardToken });
    assert.deepEqual(head.messages, []);
    assert.equal(head.nextBackwardToken, before.nextBackwardToken);
    assert.deepEqual((await get({ nextToken: before.nextForwardToken })).messages, ["two", "three"]);
  });

  it("are read from startTime on and before endTime", async () => {
    for (const offset of [0, 1, 2, 3]) await put([`+${offset}`], nowMs + offset);
    const page = await get({ startTime: nowMs + 1, endTime: nowMs + 3 });
    assert.deepEqual(page.messages, ["+1", "+2"]);
    await put(["outside"], nowMs + 5);
    await put(["inside"], nowMs + 2);
    const next = await get({ startTime: nowMs + 1, endTime: nowMs + 3, nextToken: page.nextForwardToken });
    assert.deepEqual(next.messages, ["inside"]);
  });

  it("fill a page up to 1 MB, 26 bytes counted for each", async () => {
    const message = "x".repeat(500_000);
    await put([message, message]);
    await put([message, message]);
    const first = await get();
    assert.equal(first.messages.length, 2);
    assert.equal((await get({ nextToken: first.nextForwardToken })).messages.length, 2);
  });

  it("are not given for a token that is not the stream's, is a day old, or comes without startFromHead", async () => {
    await put(["one"]);
    const { nextForwardToken } = await get();
    const invalid = { name: "InvalidParameterException", message: "The specified nextToken is invalid." };
    await assert.rejects(get({ nextToken: "rubbish" }), invalid);
    await assert.rejects(
      get({ nextToken: nextForwardToken, startFromHead: false }),
      /startFromHead must be true/,
    );
    connected.simulator.clock.advance(24 * hourMs + 1000);
    await assert.rejects(get({ nextToken: nextForwardToken }), invalid);
  });

  it("of a stream or group that is not there are a ResourceNotFoundException", async () => {
    await assert.rejects(get({ logStreamName: "web/web/other" }), {
      name: "ResourceNotFoundException",
      message: "The specified log stream does not exist.",
    });
    await assert.rejects(get({ logGroupName: "/ecs/other" }), {
      name: "ResourceNotFoundException",
      message: "The specified log group does not exist.",
    });
  });

  it("are refused in parts: too new, too old, expired", async () => {
    const batch = (timestamp: number) => put(["late or early"], timestamp);
    assert.deepEqual((await batch(nowMs + 3 * hourMs)).rejectedLogEventsInfo, {
      tooNewLogEventStartIndex: 0,
    });
    assert.deepEqual((await batch(nowMs - 15 * 24 * hourMs)).rejectedLogEventsInfo, {
      tooOldLogEventEndIndex: 1,
    });
    await connected.logs.send(new PutRetentionPolicyCommand({ logGroupName: group, retentionInDays: 1 }));
    assert.deepEqual((await batch(nowMs - 25 * hourMs)).rejectedLogEventsInfo, {
      expiredLogEventEndIndex: 1,
    });
    assert.deepEqual((await get()).messages, []);
  });

  it("are no longer shown once the group's retention is over", async () => {
    await put(["old"]);
    await connected.logs.send(new PutRetentionPolicyCommand({ logGroupName: group, retentionInDays: 1 }));
    assert.deepEqual((await get()).messages, ["old"]);
    connected.simulator.clock.advance(24 * hourMs + 1000);
    assert.deepEqual((await get()).messages, []);
  });

  it("show in their stream's description", async () => {
    await put(["one"], nowMs);
    await put(["two"], nowMs - 5);
    const { logStreams } = await connected.logs.send(new DescribeLogStreamsCommand({ logGroupName: group }));
    const [only] = logStreams ?? [];
    assert.equal(only?.logStreamName, stream);
    assert.equal(only?.firstEventTimestamp, nowMs - 5);
    assert.equal(only?.lastEventTimestamp, nowMs);
    assert.equal(only?.arn, `arn:aws:logs:eu-west-1:123456789012:log-group:${group}:log-stream:${stream}`);
  });
});
