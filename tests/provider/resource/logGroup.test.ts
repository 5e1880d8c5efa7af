import * as assert from "node:assert/strict";
import type { LogSettings } from "../../../provider/logs/settings";
import type { OneOffTaskInputs } from "../../../provider/resource/inputs";
import { outputsOf } from "../../../provider/resource/state";
import { exits } from "../run/lives";
import { createStack, release, revisionArn } from "./stack";

/** A definition whose container says nothing of its logs. */
const withLogs = (logs: LogSettings, rest: Partial<OneOffTaskInputs> = {}): OneOffTaskInputs => ({
  ...release("v1", rest),
  taskDefinition: { family: "hi-web", containerDefinitions: [{ name: "web", image: "app:v1" }] },
  logs,
});

describe("the log group of the inputs", () => {
  it("is what a container without a logConfiguration logs to, and what is followed", async () => {
    const { up, definitions } = createStack(exits(0));
    const properties = await up(withLogs({ group: "/app" }));
    assert.deepEqual(definitions.registered[0]?.containerDefinitions[0]?.logConfiguration, {
      logDriver: "awslogs",
      options: {
        "awslogs-group": "/app",
        "awslogs-region": "eu-west-1",
        "awslogs-stream-prefix": "hi-web",
      },
    });
    assert.match(outputsOf(properties).logStream ?? "", /^\/app:hi-web\/web\//);
  });

  it("registers a revision and runs nothing when it changes", async () => {
    const { up, definitions, tasks } = createStack(exits(0));
    const first = await up(withLogs({ group: "/app" }));
    const second = await up(withLogs({ group: "/other" }), first);
    assert.deepEqual([definitions.registered.length, tasks.requests.length], [2, 1]);
    assert.equal(outputsOf(second).taskDefinitionArn, revisionArn(2));
  });

  it("is made, with its days, only where the inputs give them", async () => {
    const { up, logGroups } = createStack(exits(0));
    await up(withLogs({ group: "/app" }));
    assert.deepEqual([...logGroups], []);
    await up(withLogs({ group: "/app", retentionDays: 30 }));
    assert.deepEqual([...logGroups], [["/app", 30]]);
  });

  it("gets other days without a run", async () => {
    const { up, logGroups, tasks } = createStack(exits(0));
    const first = await up(withLogs({ group: "/app", retentionDays: 30 }));
    await up(withLogs({ group: "/app", retentionDays: 7 }), first);
    assert.deepEqual([[...logGroups], tasks.requests.length], [[["/app", 7]], 1]);
  });
});
