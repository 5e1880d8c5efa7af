import * as assert from "node:assert/strict";
import type { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { cloudWatchLogs } from "../../../provider/aws/logs";
import { type AnsweringServer, createAnsweringServer, failure, json } from "./answers";
import { logsAt } from "./connected";

const stream = { group: "hi-web", stream: "app/web/0123", region: "us-east-1" };
const event = { timestamp: 1, message: "migrating", ingestionTime: 2 };

describe("log streams in CloudWatch Logs", () => {
  let server: AnsweringServer;
  let client: CloudWatchLogsClient;
  const regions: string[] = [];
  const logs = cloudWatchLogs((region) => {
    regions.push(region);
    return client;
  });
  const read = (cursor?: string) => logs.read(stream, cursor === undefined ? {} : { cursor });

  before(async () => {
    server = await createAnsweringServer();
    client = logsAt(server.endpoint);
  });
  after(async () => {
    client.destroy();
    await server.close();
  });

  it("are read from their start, in the group's own region", async () => {
    server.answer(json({ events: [event], nextForwardToken: "f/1", nextBackwardToken: "b/0" }));
    assert.deepEqual(await read(), {
      events: [event],
      cursor: "f/1",
      atEnd: false,
    });
    assert.deepEqual(server.calls.at(-1), {
      operation: "GetLogEvents",
      input: { logGroupName: "hi-web", logStreamName: "app/web/0123", startFromHead: true },
    });
    assert.equal(regions.at(-1), "us-east-1");
  });

  it("are read on from a cursor, which GetLogEvents takes only with startFromHead", async () => {
    server.answer(json({ events: [event], nextForwardToken: "f/2" }));
    assert.equal((await read("f/1")).cursor, "f/2");
    const { nextToken, startFromHead } = server.calls.at(-1)?.input ?? {};
    assert.deepEqual({ nextToken, startFromHead }, { nextToken: "f/1", startFromHead: true });
  });

  it("are at their end where the token comes back, and not at an empty page", async () => {
    server.answer(
      json({ events: [], nextForwardToken: "f/2" }),
      json({ events: [], nextForwardToken: "f/2" }),
    );
    assert.deepEqual(await read("f/1"), { events: [], cursor: "f/2", atEnd: false });
    assert.deepEqual(await read("f/2"), { events: [], cursor: "f/2", atEnd: true });
  });

  it("are empty before they exist, and tell whether their group is there", async () => {
    for (const missing of ["group", "stream"] as const) {
      server.answer(
        failure(400, "ResourceNotFoundException", {
          message: `The specified log ${missing} does not exist.`,
        }),
      );
      assert.deepEqual(await read(), { events: [], cursor: undefined, atEnd: true, missing });
    }
  });

  it("keep their cursor when they are gone for a while", async () => {
    server.answer(failure(400, "ResourceNotFoundException"));
    const { missing, ...page } = await read("f/1");
    assert.deepEqual(page, { events: [], cursor: "f/1", atEnd: true });
    assert.equal(missing, "stream");
  });

  it("are read from a time on, also with a cursor", async () => {
    server.answer(json({ events: [event], nextForwardToken: "f/1" }));
    await logs.read(stream, { sinceMs: 5 });
    await logs.read(stream, { sinceMs: 5, cursor: "f/1" });
    const asked = server.calls
      .slice(-2)
      .map(({ input: { startTime, nextToken } }) => ({ startTime, nextToken }));
    assert.deepEqual(asked, [
      { startTime: 5, nextToken: undefined },
      { startTime: 5, nextToken: "f/1" },
    ]);
  });

  it("have no cursor any more when AWS does not take it", async () => {
    server.answer(failure(400, "InvalidParameterException"));
    assert.deepEqual(await read("f/1"), { events: [], cursor: undefined, atEnd: false });
    await assert.rejects(read(), { name: "AwsCallError", code: "InvalidParameterException" });
  });

  it("tell their last events, oldest first", async () => {
    server.answer(json({ events: [event], nextForwardToken: "f/1", nextBackwardToken: "b/1" }));
    assert.deepEqual(await logs.last(stream, 100), [event]);
    assert.deepEqual(server.calls.at(-1)?.input, {
      logGroupName: "hi-web",
      logStreamName: "app/web/0123",
      startFromHead: false,
      limit: 100,
    });
  });

  it("tell their last events behind empty pages, and none where they have none", async () => {
    server.answer(
      json({ events: [], nextBackwardToken: "b/2" }),
      json({ events: [event], nextBackwardToken: "b/1" }),
    );
    assert.deepEqual(await logs.last(stream, 1), [event]);
    assert.equal(server.calls.at(-1)?.input.nextToken, "b/2");
    server.answer(json({ events: [], nextBackwardToken: "b/0" }));
    assert.deepEqual(await logs.last(stream, 1), []);
    server.answer(failure(400, "ResourceNotFoundException"));
    assert.deepEqual(await logs.last(stream, 1), []);
  });

  it("are an error when AWS denies the call", async () => {
    server.answer(failure(400, "AccessDeniedException"));
    await assert.rejects(read(), { name: "AwsCallError", action: "logs:GetLogEvents", transient: false });
  });
});
