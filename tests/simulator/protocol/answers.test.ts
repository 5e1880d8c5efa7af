import assert from "node:assert/strict";
import { AwsError } from "../../../simulator/protocol/operation";
import { errorReply } from "../../../simulator/protocol/reply";
import { answerMistakes } from "../../../simulator/protocol/schema/answer";
import { encodeOutput } from "../../../simulator/protocol/wire";

describe("An answer", () => {
  it("of the shape that the SDK reads has no mistakes", () => {
    const task = {
      taskArn: "arn",
      startedAt: new Date(0),
      containers: [{ name: "web", exitCode: 0 }],
      tags: [],
    };
    assert.deepEqual(answerMistakes("ecs", "DescribeTasks", { tasks: [task], failures: [] }), []);
    assert.deepEqual(answerMistakes("logs", "CreateLogGroup", {}), []);
  });

  /** An output of DescribeTasks, and what is wrong with it. */
  const mistakes: readonly [object, string][] = [
    [{ tasks: [{ taskARN: "arn" }] }, "tasks[0].taskARN: Task has no such member"],
    [{ tasks: [{ startedAt: 5 }] }, "tasks[0].startedAt: 5 is no Timestamp"],
    [{ tasks: [{ containers: [{ exitCode: "0" }] }] }, 'tasks[0].containers[0].exitCode: "0" is no Number'],
    [
      { tasks: [{ launchType: "LAMBDA" }] },
      "tasks[0].launchType: 'LAMBDA' is none of EC2, EXTERNAL, FARGATE, MANAGED_INSTANCES",
    ],
    [{ tasks: {} }, "tasks: {} is no List"],
    [{ tasks: [{ stoppedReason: null }] }, "tasks[0].stoppedReason: null is no String"],
  ];
  for (const [output, mistake] of mistakes) {
    it(`is faulted for ${JSON.stringify(output)}`, () => {
      assert.deepEqual(answerMistakes("ecs", "DescribeTasks", output), [mistake]);
    });
  }

  it("carries times as seconds with a fraction, and leaves out what is undefined", () => {
    assert.equal(
      encodeOutput({ at: new Date(1500), none: undefined, list: [new Date(0)] }),
      '{"at":1.5,"list":[0]}',
    );
  });

  it("of an error carries the members that its model has", () => {
    const error = new AwsError("ConflictException", "again", { resourceIds: ["arn"] });
    assert.deepEqual(errorReply(error), {
      kind: "answer",
      status: 400,
      contentType: "application/x-amz-json-1.1",
      body: '{"resourceIds":["arn"],"__type":"ConflictException","message":"again"}',
    });
  });

  it("to a mistake of the simulator is InternalFailure, HTTP 500, with what went wrong", () => {
    const reply = errorReply(new TypeError("oh"));
    assert.equal(reply.kind === "answer" && reply.status, 500);
    assert.match(reply.kind === "answer" ? reply.body : "", /"InternalFailure".*TypeError: oh/);
  });
});
