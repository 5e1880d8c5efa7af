import assert from "node:assert/strict";
import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  FilterLogEventsCommand,
  PutLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { type Connected, connect } from "../clients/connect";

const logGroupName = "/ecs/hi-web";
const web = "web/web/1";
const sidecar = "web/sidecar/1";

describe("FilterLogEvents", () => {
  let connected: Connected;
  let nowMs: number;
  before(async () => {
    connected = await connect();
    nowMs = connected.simulator.clock.now();
    await connected.logs.send(new CreateLogGroupCommand({ logGroupName }));
    for (const logStreamName of [web, sidecar]) {
      await connected.logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
    }
    await put(web, nowMs + 10, "b", "c");
    await put(sidecar, nowMs, "a");
  });
  after(() => connected.close());

  const put = (logStreamName: string, timestamp: number, ...messages: string[]) => {
    const logEvents = messages.map((message) => ({ timestamp, message }));
    return connected.logs.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
  };
  const filter = async (rest: object) => {
    const answer = await connected.logs.send(new FilterLogEventsCommand({ logGroupName, ...rest }));
    return { ...answer, messages: (answer.events ?? []).map(({ message }) => message) };
  };

  it("puts the events of all streams in the order of time, then of ingestion, with an id for each", async () => {
    const { messages, events } = await filter({});
    assert.deepEqual(messages, ["a", "b", "c"]);
    assert.deepEqual(
      events?.map(({ logStreamName }) => logStreamName),
      [sidecar, web, web],
    );
    assert.equal(new Set(events?.map(({ eventId }) => eventId)).size, 3);
  });

  it("goes from page to page, and ends without a token", async () => {
    const first = await filter({ limit: 2 });
    assert.deepEqual(first.messages, ["a", "b"]);
    const second = await filter({ limit: 2, nextToken: first.nextToken });
    assert.deepEqual(second.messages, ["c"]);
    assert.equal(second.nextToken, undefined);
  });

  it("takes streams by name or prefix, times, and a pattern", async () => {
    assert.deepEqual((await filter({ logStreamNamePrefix: "web/side" })).messages, ["a"]);
    assert.deepEqual((await filter({ logStreamNames: [web] })).messages, ["b", "c"]);
    assert.deepEqual((await filter({ startTime: nowMs + 10 })).messages, ["b", "c"]);
    assert.deepEqual((await filter({ endTime: nowMs })).messages, ["a"]);
    assert.deepEqual((await filter({ filterPattern: "-a -b" })).messages, ["c"]);
  });

  it("refuses streams that are not there, names and prefix together, and a token that is none", async () => {
    await assert.rejects(filter({ logStreamNames: ["none"] }), { name: "ResourceNotFoundException" });
    const invalid = { name: "InvalidParameterException" };
    await assert.rejects(filter({ logStreamNames: [web], logStreamNamePrefix: "web" }), invalid);
    await assert.rejects(filter({ nextToken: "rubbish" }), invalid);
  });
});
