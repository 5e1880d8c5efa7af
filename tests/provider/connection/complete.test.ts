import * as assert from "node:assert/strict";
import { completeConnection } from "../../../provider/connection/complete";
import type { ConnectionSettings } from "../../../provider/connection/settings";

/** The stack's configuration; structured values arrive as JSON text. */
const stack = (config: Readonly<Record<string, unknown>>) => (key: string) => {
  const value = config[key];
  return value === undefined || typeof value === "string" ? value : JSON.stringify(value);
};
const keys = { "aws:accessKey": "AKIA1", "aws:secretKey": "secret" };
const role = { roleArn: "arn:aws:iam::123456789012:role/deploy" };

describe("a connection completed from the stack's configuration", () => {
  const cases: readonly [
    title: string,
    settings: ConnectionSettings,
    config: Readonly<Record<string, unknown>>,
    connection: object,
  ][] = [
    ["is empty when nothing is set, for the SDK's own chain", {}, {}, {}],
    ["has the stack's region", {}, { "aws:region": "eu-west-1" }, { region: "eu-west-1" }],
    [
      "has the user's region before the stack's",
      { region: "us-east-1" },
      { "aws:region": "eu-west-1" },
      { region: "us-east-1" },
    ],
    ["has the stack's profile", {}, { "aws:profile": "deploy" }, { profile: "deploy" }],
    [
      "has the user's profile before the stack's",
      { profile: "mine" },
      { "aws:profile": "deploy" },
      { profile: "mine" },
    ],
    [
      "leaves the stack's identity out when the user names a profile",
      { profile: "mine" },
      {
        ...keys,
        "aws:assumeRoles": [role],
        "aws:assumeRoleWithWebIdentity": { ...role, webIdentityTokenFile: "/token" },
        "aws:region": "eu-west-1",
        "aws:sharedConfigFiles": ["/config"],
      },
      { profile: "mine", region: "eu-west-1", configFiles: ["/config"] },
    ],
    ["has the stack's keys", {}, keys, { keys: { accessKeyId: "AKIA1", secretAccessKey: "secret" } }],
    [
      "has the stack's session token with the keys",
      {},
      { ...keys, "aws:token": "session" },
      { keys: { accessKeyId: "AKIA1", secretAccessKey: "secret", sessionToken: "session" } },
    ],
    [
      "has no keys when one of the two is missing",
      {},
      { "aws:accessKey": "AKIA1", "aws:token": "session" },
      {},
    ],
    [
      "has the shared files",
      {},
      { "aws:sharedConfigFiles": ["/config"], "aws:sharedCredentialsFiles": ["/credentials"] },
      { configFiles: ["/config"], credentialsFiles: ["/credentials"] },
    ],

    [
      "has the stack's roles in their order",
      {},
      { "aws:assumeRoles": [role, { ...role, sessionName: "two" }] },
      { assumeRoles: [role, { ...role, sessionName: "two" }] },
    ],
    [
      "has the one role of the older setting",
      {},
      { "aws:assumeRole": { ...role, externalId: "x" } },
      { assumeRoles: [{ ...role, externalId: "x" }] },
    ],
    [
      "has the list of roles before the older setting",
      {},
      { "aws:assumeRoles": [role], "aws:assumeRole": { roleArn: "arn:old" } },
      { assumeRoles: [role] },
    ],
    ["leaves a role without an ARN out", {}, { "aws:assumeRoles": [{ sessionName: "x" }] }, {}],
    [
      "has the web identity",
      {},
      { "aws:assumeRoleWithWebIdentity": { ...role, webIdentityTokenFile: "/token", sessionName: "ci" } },
      { webIdentity: { roleArn: role.roleArn, tokenFile: "/token", sessionName: "ci" } },
    ],
    ["leaves a web identity without a token file out", {}, { "aws:assumeRoleWithWebIdentity": role }, {}],

    [
      "has the endpoints of a list, the later ones over the earlier",
      {},
      { "aws:endpoints": [{ ecs: "http://one", sts: "http://sts" }, { ecs: "http://two" }] },
      { endpoints: { ecs: "http://two", sts: "http://sts" } },
    ],
    [
      "has the endpoints of a lone object",
      {},
      { "aws:endpoints": { ecs: "http://one" } },
      { endpoints: { ecs: "http://one" } },
    ],
    [
      "has the endpoint of logs by each of the AWS provider's names",
      {},
      { "aws:endpoints": [{ cloudwatchlogs: "http://logs" }] },
      { endpoints: { logs: "http://logs" } },
    ],
    [
      "has it by the older name too",
      {},
      { "aws:endpoints": [{ cloudwatchlog: "http://logs" }] },
      { endpoints: { logs: "http://logs" } },
    ],
    ["leaves endpoints of other services out", {}, { "aws:endpoints": [{ s3: "http://s3" }] }, {}],
    [
      "has the user's endpoints over the stack's, one by one",
      { endpoints: { ecs: "http://mine" } },
      { "aws:endpoints": [{ ecs: "http://one", logs: "http://logs" }] },
      { endpoints: { ecs: "http://mine", logs: "http://logs" } },
    ],
  ];
  for (const [title, settings, config, connection] of cases) {
    it(title, () => assert.deepEqual(completeConnection(settings, stack(config)), connection));
  }

  const structured = [
    "aws:endpoints",
    "aws:assumeRoles",
    "aws:assumeRole",
    "aws:assumeRoleWithWebIdentity",
    "aws:sharedConfigFiles",
    "aws:sharedCredentialsFiles",
  ];
  for (const key of structured) {
    it(`is an error that names ${key} when that is no JSON, and never shows what it is`, () => {
      assert.throws(
        () => completeConnection({}, stack({ [key]: "[secret" })),
        ({ message }: Error) =>
          message.startsWith(`${key} in the stack's configuration must be JSON`) &&
          !message.includes("secret"),
      );
    });
  }
});
