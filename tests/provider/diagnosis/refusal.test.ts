import * as assert from "node:assert/strict";
import { refusalAdvice } from "../../../provider/diagnosis/refusal";
import { AwsCallError } from "../../../provider/run/weather";
import { denied, throttled } from "../awsErrors";

const context = { cluster: "prod", region: "eu-west-1" };

/** A call that AWS refused for good. */
const refused = (code: string, message = "no") =>
  new AwsCallError(`ecs:RunTask failed: ${code}: ${message}`, "ecs:RunTask", code, false);

const permission = (said: string) =>
  `The credentials of this \`up\` have no permission ${said}: allow it in IAM, as in the policy of pulumi-ecs-task's README.`;

describe("what to do about a refused call", () => {
  const role = "arn:aws:iam::123456789012:role/task";
  const cases: readonly [title: string, error: unknown, advice: RegExp | string | undefined][] = [
    [
      "names the permission that AWS names",
      denied("ecs:RegisterTaskDefinition", "iam:PassRole"),
      permission("iam:PassRole"),
    ],
    [
      "names the resource too",
      refused(
        "AccessDeniedException",
        `User: arn:aws:sts::123456789012:assumed-role/ci/1 is not authorized to perform: iam:PassRole on resource: ${role} because no identity-based policy allows the iam:PassRole action`,
      ),
      permission(`iam:PassRole on ${role}`),
    ],
    [
      "names the call's own permission when AWS names none",
      refused("AccessDeniedException"),
      permission("ecs:RunTask"),
    ],
    [
      "is a new login for expired credentials",
      refused("ExpiredTokenException"),
      /have expired: log in again/,
    ],
    ["is a new login for an expired request", refused("RequestExpired"), /have expired: log in again/],
    [
      "is to check credentials that AWS does not know",
      refused("UnrecognizedClientException"),
      /does not accept the credentials/,
    ],
    ["is to check credentials that sign wrongly", refused("InvalidSignatureException"), /clock is off/],
    [
      "is to give credentials when there are none",
      refused("CredentialsProviderError"),
      /^No credentials could be had/,
    ],
    [
      "names the cluster that is not there, and where",
      refused("ClusterNotFoundException"),
      /^There is no cluster "prod" in eu-west-1 of the account/,
    ],
    [
      "is to look for who uses up the rate when calls are throttled",
      throttled("ecs:RunTask"),
      /^AWS has throttled these calls/,
    ],
    [
      "is patience in an outage",
      new AwsCallError("ecs:RunTask failed: 503", "ecs:RunTask", "ServerException", true),
      /^AWS did not answer in time/,
    ],
    ["is nothing for a refusal that says it itself", refused("InvalidParameterException"), undefined],
    ["is nothing for what is no call's error", new Error("boom"), undefined],
  ];
  for (const [title, error, advice] of cases) {
    it(title, () => {
      const [said, statement, ...more] = refusalAdvice(error, context);
      assert.deepEqual(more, []);
      assert.equal(statement !== undefined, String(advice).includes("have no permission"));
      if (advice instanceof RegExp) assert.match(said ?? "", advice);
      else assert.equal(said, advice);
    });
  }

  const allow = (action: string, rest: object) =>
    `Statement: ${JSON.stringify({ Effect: "Allow", Action: action, ...rest })}`;
  const statements: readonly [title: string, error: AwsCallError, statement: string | undefined][] = [
    [
      "with the resource and the condition of the policy",
      refused("AccessDeniedException"),
      allow("ecs:RunTask", {
        Resource: "arn:aws:ecs:eu-west-1:ACCOUNT:task-definition/FAMILY:*",
        Condition: { ArnEquals: { "ecs:cluster": "arn:aws:ecs:eu-west-1:ACCOUNT:cluster/prod" } },
      }),
    ],
    [
      "with the account, the partition and the family that AWS names",
      refused(
        "AccessDeniedException",
        "User: arn:aws-cn:sts::210987654321:assumed-role/ci/1 is not authorized to perform: ecs:RunTask on resource: arn:aws-cn:ecs:eu-west-1:210987654321:task-definition/hi-web:7",
      ),
      allow("ecs:RunTask", {
        Resource: "arn:aws-cn:ecs:eu-west-1:210987654321:task-definition/hi-web:*",
        Condition: { ArnEquals: { "ecs:cluster": "arn:aws-cn:ecs:eu-west-1:210987654321:cluster/prod" } },
      }),
    ],
    [
      "for passing a role, to ECS's tasks alone",
      refused(
        "AccessDeniedException",
        `User: x is not authorized to perform: iam:PassRole on resource: ${role}`,
      ),
      allow("iam:PassRole", {
        Resource: role,
        Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
      }),
    ],
    [
      "not where an explicit deny outweighs it",
      refused(
        "AccessDeniedException",
        "User: x is not authorized to perform: ecs:RunTask with an explicit deny in a service control policy",
      ),
      undefined,
    ],
    [
      "not for an action that this package does not call for",
      refused("AccessDeniedException", "User: x is not authorized to perform: kms:Decrypt"),
      undefined,
    ],
  ];
  for (const [title, error, statement] of statements) {
    it(`has the statement to add, ${title}`, () => assert.equal(refusalAdvice(error, context)[1], statement));
  }

  it("says that the region is the connection's when it is not known", () => {
    const [said] = refusalAdvice(refused("ClusterNotFoundException"), { ...context, region: undefined });
    assert.match(said ?? "", /"prod" in the region of the account/);
  });
});
