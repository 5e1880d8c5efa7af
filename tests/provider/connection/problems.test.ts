import * as assert from "node:assert/strict";
import { existing, problemTable, told } from "../problemTable";
import { mark } from "../unknown";

const connection = (rest: object) => existing({ connection: rest });
const roleArn = "arn:aws:iam::123456789012:role/deploy";
const keys = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "wJalrXUtnFEMI" };
const assume = (rest: object) => connection({ assumeRole: { roleArn, ...rest } });

describe("checking a connection", () => {
  const sound: readonly [title: string, connection: unknown][] = [
    ["nothing known of it", mark],
    ["an endpoint that is not known yet", { endpoints: { ecs: mark } }],
    [
      "every setting",
      {
        region: "us-gov-west-1",
        profile: "deploy",
        assumeRole: [
          {
            roleArn,
            duration: "1h30m",
            policyArns: ["arn"],
            tags: { team: "web" },
            transitiveTagKeys: ["team"],
          },
          { roleArn: mark },
        ],
        sharedConfigFiles: ["~/.aws/config"],
        sharedCredentialsFiles: ["~/.aws/credentials"],
        endpoints: { ecs: "http://127.0.0.1:4566", logs: "https://logs.example.com/", sts: "https://sts" },
        defaultTags: { team: "web" },
        useStackConfig: true,
      },
    ],
    ["keys", { credentials: { ...keys, sessionToken: "token" } }],
    [
      "an aws.Provider with a profile and keys",
      { useStackConfig: false, profile: "deploy", credentials: keys },
    ],
    [
      "a web identity",
      { assumeRoleWithWebIdentity: { roleArn, webIdentityTokenFile: "/token" }, profile: undefined },
    ],
  ];
  for (const [title, given] of sound) {
    it(`finds nothing wrong with ${title}`, () =>
      assert.deepEqual(told(existing({ connection: given })), []));
  }

  const notDuration =
    'connection.assumeRole.duration must be 15 minutes to 12 hours, such as "1h" or "1h30m", and is';
  problemTable([
    ["a text", existing({ connection: "eu-west-1" }), 'connection must be an object, and is "eu-west-1"'],
    [
      "an odd region",
      connection({ region: "Ireland" }),
      'connection.region must be a region such as "eu-west-1", and is "Ireland"',
    ],
    ["a zone", connection({ region: "eu-west-1a" }), "connection.region must be a region such as"],
    [
      "the AWS provider's spelling of a key",
      connection({ accessKey: "AKIA" }),
      "connection.accessKey is no input: write credentials: {accessKeyId, secretAccessKey}",
    ],
    [
      "one key of two",
      connection({ credentials: { accessKeyId: "AKIA" } }),
      "connection.credentials.secretAccessKey is required: both keys are needed",
      connection({ credentials: { accessKeyId: "AKIA", secretAccessKey: mark } }),
    ],
    [
      "a key that is no text",
      connection({ credentials: { ...keys, secretAccessKey: 5 } }),
      "connection.credentials.secretAccessKey must be a text",
    ],
    [
      "a profile beside keys",
      connection({ profile: "deploy", credentials: keys }),
      "connection.profile excludes connection.credentials: give one identity",
      connection({ profile: mark, credentials: keys }),
    ],
    [
      "a role's name",
      connection({ assumeRole: { roleArn: "deploy" } }),
      'connection.assumeRole.roleArn must be the ARN of a role, and is "deploy"',
    ],
    ["a role without an ARN", connection({ assumeRole: {} }), "connection.assumeRole.roleArn is required"],
    [
      "the second of two roles",
      connection({ assumeRole: [{ roleArn }, { roleArn: 1 }] }),
      "connection.assumeRole[1].roleArn must be the ARN of a role, and is 1",
    ],
    [
      "a duration in seconds",
      assume({ duration: 3600 }),
      `${notDuration} 3600`,
      assume({ duration: "3600s" }),
    ],
    [
      "a duration too short",
      assume({ duration: "14m59s" }),
      `${notDuration} "14m59s"`,
      assume({ duration: "15m" }),
    ],
    [
      "a duration too long",
      assume({ duration: "12h1s" }),
      `${notDuration} "12h1s"`,
      assume({ duration: "12h" }),
    ],
    ["no duration", assume({ duration: "" }), `${notDuration} ""`],
    [
      "the API's spelling of it",
      assume({ durationSeconds: 900 }),
      "connection.assumeRole.durationSeconds is no input: write duration",
    ],
    [
      "a web identity without a token",
      connection({ assumeRoleWithWebIdentity: { roleArn } }),
      "connection.assumeRoleWithWebIdentity.webIdentityTokenFile is required: the file with the token",
    ],
    [
      "two shared files",
      connection({ sharedConfigFiles: ["a", "b"] }),
      "connection.sharedConfigFiles must have at most 1 items, and has 2",
    ],
    [
      "a host for an endpoint",
      connection({ endpoints: { ecs: "localhost:4566" } }),
      "connection.endpoints.ecs must be a URL such as",
    ],
    [
      "an endpoint that is no text",
      connection({ endpoints: { sts: 80 } }),
      "connection.endpoints.sts must be a URL such as",
    ],
    [
      "the AWS provider's name of an endpoint",
      connection({ endpoints: { cloudwatchlogs: "http://l" } }),
      "connection.endpoints.cloudwatchlogs is no input: write logs",
    ],
    [
      "default tags of AWS's",
      connection({ defaultTags: { "aws:team": "web" } }),
      'connection.defaultTags["aws:team"] must not begin with "aws:"',
    ],
    [
      "a cluster of another region",
      { ...connection({ region: "eu-west-1" }), cluster: "arn:aws:ecs:us-east-1:123456789012:cluster/prod" },
      'cluster must be in the region that is called: it is in "us-east-1", and connection.region is "eu-west-1"',
      { ...connection({ region: mark }), cluster: "arn:aws:ecs:us-east-1:123456789012:cluster/prod" },
    ],
  ]);

  it("never shows a key", () => {
    const problems = told(
      connection({ credentials: { accessKeyId: ["hunter2"], secretAccessKey: { a: "hunter2" } } }),
    );
    assert.equal(problems.length, 2);
    assert.ok(!problems.join().includes("hunter2"));
  });
});
