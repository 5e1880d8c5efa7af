import * as assert from "node:assert/strict";
import { inputsAfterRefresh } from "../../../simulator/aws-plugin/refresh";
import { service } from "../../../simulator/aws-plugin/resources/service";

describe("the inputs after a refresh", () => {
  it("are what AWS has now for what the program had set", () => {
    const inputs = { desiredCount: 2, tags: { team: "red" }, waitForSteadyState: true };
    const outputs = { desiredCount: 5, tags: {}, launchType: "FARGATE", arn: "arn" };
    const expected = { desiredCount: 5, tags: {}, waitForSteadyState: true };
    assert.deepEqual(inputsAfterRefresh(service, inputs, outputs), expected);
  });

  it("are everything AWS tells for an import", () => {
    const outputs = { desiredCount: 5, launchType: "FARGATE", arn: "arn", tagsAll: {} };
    assert.deepEqual(inputsAfterRefresh(service, {}, outputs), { desiredCount: 5, launchType: "FARGATE" });
  });
});
