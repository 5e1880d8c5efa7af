import * as assert from "node:assert/strict";
import { refusalAdvice } from "../../../provider/diagnosis/refusal";
import { failureReport } from "../../../provider/diagnosis/report";
import { unfinishedReport } from "../../../provider/diagnosis/unfinished";
import { refusalSamples } from "../../../scripts/docs/failures/refusalSamples";
import { sampleContext } from "../../../scripts/docs/failures/sample";
import { samples } from "../../../scripts/docs/failures/samples";

const occasion = "commandLine" as const;
/** What only a resource has. */
const resourceWords =
  /`up`|pulumi (up|refresh|destroy)|timeoutSeconds|startRetries|taskDefinitionArn|aws:profile|attempt|the resource|`(command|container|cluster)`|networkConfiguration|assignPublicIp|launchType|overrides|`logs:/i;

describe("what is said of a run from the command line", () => {
  for (const [chapter, cases] of Object.entries(samples)) {
    it(`speaks of no resource: ${chapter}`, () => {
      for (const { title, outcome, context } of cases) {
        const report = failureReport(outcome, { ...sampleContext, ...context, occasion });
        const ours = report.split("\n").filter((line) => !/^(ECS says|Task:|Log:)/.test(line));
        for (const line of ours) assert.doesNotMatch(line, resourceWords, title);
      }
    });
  }

  it("speaks of no resource where a call is refused", () => {
    const { command, limits, cluster, region, redact } = sampleContext;
    for (const { title, error } of refusalSamples) {
      const context = {
        command,
        limits,
        redact,
        attempt: 1,
        reached: { kind: "nothing" },
        occasion,
      } as const;
      const [, ...lines] = unfinishedReport(
        error.message,
        refusalAdvice(error, { cluster, region }),
        context,
      ).split("\n");
      for (const line of lines) assert.doesNotMatch(line, resourceWords, title);
    }
  });

  it("is as it was for a resource, whose reports are shown in docs/failures.md", () => {
    const [sample] = samples["Other ends"] ?? [];
    assert.ok(sample);
    assert.match(failureReport(sample.outcome, { ...sampleContext, ...sample.context }), /`pulumi up`/);
  });
});
