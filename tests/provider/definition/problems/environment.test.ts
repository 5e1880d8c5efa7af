import * as assert from "node:assert/strict";
import { onInstances, problemTable, told } from "../../problemTable";

const role = { executionRoleArn: "arn:aws:iam::123456789012:role/execution" };
const container = (rest: object) => onInstances({ definition: { ...role }, container: rest });
const at = "taskDefinition.containerDefinitions[0]";
const variable = (name: unknown, value: unknown = "x") => container({ environment: [{ name, value }] });
const secret = (valueFrom: unknown) => container({ secrets: [{ name: "DATABASE_URL", valueFrom }] });
const arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf";

describe("checking the environment of a container", () => {
  const sound: readonly [title: string, valueFrom: string][] = [
    ["a secret", arn],
    ["a key of a secret", `${arn}:password::`],
    ["a secret in GovCloud", arn.replace("arn:aws:", "arn:aws-us-gov:")],
    ["a parameter", "arn:aws:ssm:eu-west-1:123456789012:parameter/hi/database-url"],
    ["a parameter by its name", "/hi/database-url"],
    ["a parameter's version", "database-url:3"],
  ];
  for (const [title, valueFrom] of sound) {
    it(`finds nothing wrong with ${title}`, () => assert.deepEqual(told(secret(valueFrom)), []));
  }

  const notVariable = 'must be a name without "=" that is not empty';
  const notSecret =
    "must be the ARN of a secret in Secrets Manager or of an SSM parameter, or the parameter's name";
  problemTable([
    [
      "a map",
      container({ environment: { RAILS_ENV: "production" } }),
      `${at}.environment must be a list such as [{name: "RAILS_ENV", value: "production"}], and is a map`,
    ],
    [
      "a variable without a name",
      container({ environment: [{ value: "x" }] }),
      `${at}.environment[0].name is required`,
    ],
    ["an empty name", variable(""), `${at}.environment[0].name ${notVariable}`],
    ["a name with =", variable("A=B"), `${at}.environment[0].name ${notVariable}`, variable("A.B-C")],
    ["a number for a value", variable("A", 5), `${at}.environment[0].value must be a text`],
    ["a secret's value", secret("postgres://hi:hunter2@db/hi"), `${at}.secrets[0].valueFrom ${notSecret}`],
    ["a secret of two words", secret("hunter2 hunter2"), `${at}.secrets[0].valueFrom ${notSecret}`],
    ["a secret in S3", secret("arn:aws:s3:::bucket/secret"), `${at}.secrets[0].valueFrom ${notSecret}`],
    [
      "a secret in the shape of a variable",
      container({ secrets: [{ name: "A", valueFrom: arn, value: "hunter2" }] }),
      `${at}.secrets[0].value is no input: the value stays in Secrets Manager or SSM`,
    ],
    [
      "the same secret twice",
      container({
        secrets: [
          { name: "A", valueFrom: arn },
          { name: "A", valueFrom: arn },
        ],
      }),
      `${at}.secrets[1].name must be given once`,
    ],
    [
      "a registry's password in place of its secret",
      container({ repositoryCredentials: { credentialsParameter: "hunter2 hunter2" } }),
      `${at}.repositoryCredentials.credentialsParameter must be the ARN or the name of a secret`,
      container({ repositoryCredentials: { credentialsParameter: arn } }),
    ],
    [
      "secrets without a role to read them",
      onInstances({ container: { secrets: [{ name: "A", valueFrom: arn }] } }),
      "taskDefinition.executionRoleArn is required for secrets: the role that ECS itself has",
      secret(arn),
    ],
    [
      "a log driver's secrets without a role to read them",
      onInstances({
        container: {
          logConfiguration: {
            logDriver: "splunk",
            secretOptions: [{ name: "splunk-token", valueFrom: arn }],
          },
        },
      }),
      "taskDefinition.executionRoleArn is required for secrets",
    ],
  ]);

  it("never shows a value, which may be a secret", () => {
    for (const inputs of [
      secret("postgres://hi:hunter2@db/hi"),
      variable("A", { nested: "hunter2" }),
      container({ environment: { A: "hunter2" } }),
      container({ repositoryCredentials: { credentialsParameter: "hunter2 hunter2" } }),
    ]) {
      assert.ok(told(inputs).length > 0 && !told(inputs).join().includes("hunter2"), told(inputs).join());
    }
  });
});
