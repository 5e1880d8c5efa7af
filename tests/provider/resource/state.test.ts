import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { inputNames } from "../../../provider/resource/inputs";
import {
  type OneOffTaskOutputs,
  outputNames,
  outputsOf,
  propertiesOf,
  recordedOf,
  refreshed,
} from "../../../provider/resource/state";
import { wantedOf } from "../../../provider/resource/wanted";
import { release } from "./stack";

const text = fc.string({ maxLength: 5 });
const outputs: fc.Arbitrary<OneOffTaskOutputs> = fc.record(
  {
    taskDefinitionArn: fc.string({ minLength: 1, maxLength: 5 }),
    taskArn: text,
    exitCode: fc.nat(),
    stopCode: text,
    stoppedReason: text,
    containerReason: text,
    status: fc.constantFrom("succeeded" as const, "failed" as const, "unfinished" as const),
    reason: text,
    failure: text,
    startedAt: text,
    stoppedAt: text,
    attempt: fc.nat(),
    logStream: text,
    consoleUrl: text,
    drift: text,
    region: text,
    recordedRuns: fc.nat(),
    revisionArn: text,
    revisions: fc.array(text),
    foreignRevisions: fc.array(text),
    requestedArn: text,
  },
  {
    requiredKeys: ["status", "reason", "attempt", "region", "recordedRuns", "revisions", "foreignRevisions"],
    noNullPrototype: true,
  },
);
const { taskDefinition: _inline, ...bare } = release("v1");
const inputs = fc.constantFrom(release("v1"), { ...bare, taskDefinitionArn: "hi-web:1" });

/** What the engine keeps of properties: JSON, in an order of its own. */
const stored = (properties: object) => JSON.parse(JSON.stringify(properties));

describe("the recorded properties", () => {
  it("give back every output that was put in, and the reference that was asked for by now", () => {
    fc.assert(
      fc.property(inputs, outputs, (asked, out) => {
        const { requestedArn: _before, ...others } = out;
        const requestedArn = "taskDefinitionArn" in asked ? asked.taskDefinitionArn : undefined;
        assert.deepEqual(
          outputsOf(stored(propertiesOf(asked, out))),
          requestedArn === undefined ? others : { ...others, requestedArn },
        );
      }),
    );
  });

  it("give back what was wanted, and the verdict", () => {
    fc.assert(
      fc.property(inputs, outputs, (asked, out) => {
        const { taskDefinitionArn: requestedArn } = asked as { taskDefinitionArn?: string };
        const { requestedArn: _any, ...rest } = out;
        const properties = stored(
          propertiesOf(asked, requestedArn === undefined ? rest : { ...rest, requestedArn }),
        );
        const { status, attempt, failure, drift, ...wanted } = recordedOf(properties);
        assert.deepEqual(wanted, wantedOf(asked, out.region));
        assert.deepEqual(
          { status, attempt, failure, drift },
          { status: out.status, attempt: out.attempt, failure: out.failure, drift: out.drift },
        );
      }),
    );
  });

  it("have the gate under taskDefinitionArn, never what was asked for", () => {
    const asked = { ...bare, taskDefinitionArn: "hi-web:2" };
    const out = {
      status: "failed",
      reason: "",
      attempt: 1,
      region: "r",
      recordedRuns: 1,
      revisions: [],
      foreignRevisions: [],
    } as const;
    // Said, and not left out: an SDK would take what was asked for in its place.
    for (const shut of [propertiesOf(asked, out), refreshed({}, undefined)])
      assert.equal(shut.taskDefinitionArn, "");
    const opened = propertiesOf(asked, { ...out, taskDefinitionArn: "hi-web:1" });
    assert.equal(opened.taskDefinitionArn, "hi-web:1");
  });

  it("have no name for both an input and an output, but taskDefinitionArn", () => {
    const both = outputNames.filter((name) => (inputNames as readonly string[]).includes(name));
    assert.deepEqual(both, ["taskDefinitionArn"]);
  });
});
