import * as assert from "node:assert/strict";
import { outputOf } from "../../../simulator/cli/output";
import type { CallEntry, EffectEntry } from "../../../simulator/protocol/journal";

const call: CallEntry = {
  kind: "call",
  seq: 1,
  at: 3_723_004,
  service: "ecs",
  operation: "RunTask",
  region: "eu-west-1",
  input: { cluster: "main" },
  outcome: "ok",
  durationMs: 4,
};
const exit: EffectEntry = {
  kind: "effect",
  seq: 2,
  at: 3_723_005,
  name: "container-exited",
  detail: {
    container: "web",
    exitCode: 1,
    taskArn: "task/main/0f3c",
    taskDefinitionArn: "task-definition/web:2",
  },
};
const start: EffectEntry = { ...exit, seq: 3, name: "container-started" };
const place = { url: "http://127.0.0.1:4577", awsProviderPort: 4578 };

function written(json: boolean): string[] {
  const lines: string[] = [];
  const output = outputOf(json, (line) => lines.push(line));
  output.listening(place);
  for (const entry of [call, exit, start]) output.entry(entry);
  return lines;
}

describe("What the simulator's command line writes", () => {
  it("has a line for a call and for an exit, and none for what a person does not wait for", () => {
    assert.deepEqual(written(false), [
      "01:02:03.004 eu-west-1 ecs RunTask ok 4 ms",
      "01:02:03.005 web:2 0f3c container web exited: 1",
    ]);
  });

  it("has as JSON the address first, and then every entry of the journal as it is", () => {
    assert.deepEqual(
      written(true).map((line) => JSON.parse(line)),
      [{ kind: "listening", ...place }, call, exit, start],
    );
  });
});
