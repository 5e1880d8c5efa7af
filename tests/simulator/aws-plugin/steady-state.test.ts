import * as assert from "node:assert/strict";
import { missingForSteadyState } from "../../../simulator/aws-plugin/resources/steady-state";

describe("the steady state of a service", () => {
  const primary = { status: "PRIMARY", rolloutState: "IN_PROGRESS" as const };

  it("is one deployment with all its tasks running", () => {
    assert.equal(missingForSteadyState({ deployments: [primary], runningCount: 2, desiredCount: 2 }), true);
  });

  it("is not there while tasks are missing", () => {
    const service = { deployments: [primary], runningCount: 1, desiredCount: 2 };
    assert.equal(missingForSteadyState(service), "1 of 2 tasks are running");
  });

  it("is not there while an earlier deployment has tasks", () => {
    const deployments = [primary, { status: "ACTIVE", rolloutState: "FAILED" as const }];
    const service = { deployments, runningCount: 2, desiredCount: 2 };
    assert.equal(missingForSteadyState(service), "2 deployments are under way");
  });

  it("will never be there once ECS has given up on the deployment", () => {
    const failed = {
      status: "PRIMARY",
      rolloutState: "FAILED" as const,
      rolloutStateReason: "circuit breaker",
    };
    assert.throws(
      () => missingForSteadyState({ deployments: [failed] }),
      /deployment failed: circuit breaker/,
    );
  });
});
