import * as assert from "node:assert/strict";
import { completeConnection, settingsOf } from "../../../provider/connection/complete";
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
      { profile: "mine", region: "eu-west-1", sharedConfigFiles: ["/config"] },
    ],
    ["has the stack's keys", {}, keys, { credentials: { accessKeyId: "AKIA1", secretAccessKey: "secret" } }],
    [
      "has the stack's session token with the keys",
      {},
      { ...keys, "aws:token": "session" },
      { credentials: { accessKeyId: "AKIA1", secretAccessKey: "secret", sessionToken: "session" } },
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
      { sharedConfigFiles: ["/config"], sharedCredentialsFiles: ["/credentials"] },
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
      { webIdentity: { roleArn: role.roleArn, webIdentityTokenFile: "/token", sessionName: "ci" } },
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

    [
      "has the user's keys, and nothing of the stack's identity",
      { credentials: { accessKeyId: "AKIA2", secretAccessKey: "mine" } },
      { ...keys, "aws:profile": "deploy", "aws:assumeRoles": [role], "aws:region": "eu-west-1" },
      { credentials: { accessKeyId: "AKIA2", secretAccessKey: "mine" }, region: "eu-west-1" },
    ],
    [
      "has the user's role in place of the stack's, assumed by the stack's identity",
      { assumeRole: { roleArn: "arn:mine" } },
      { "aws:profile": "deploy", "aws:assumeRoles": [role] },
      { profile: "deploy", assumeRoles: [{ roleArn: "arn:mine" }] },
    ],
    [
      "has the user's roles one after the other, assumed by the user's profile",
      { profile: "mine", assumeRole: [{ roleArn: "arn:one" }, { roleArn: "arn:two" }] },
      keys,
      { profile: "mine", assumeRoles: [{ roleArn: "arn:one" }, { roleArn: "arn:two" }] },
    ],
    [
      "has the user's web identity, and nothing of the stack's identity",
      { assumeRoleWithWebIdentity: { ...role, webIdentityTokenFile: "/mine" } },
      { ...keys, "aws:assumeRoleWithWebIdentity": { ...role, webIdentityTokenFile: "/token" } },
      { webIdentity: { ...role, webIdentityTokenFile: "/mine" } },
    ],
    [
      "has the user's shared files before the stack's",
      { sharedConfigFiles: ["/mine"] },
      { "aws:sharedConfigFiles": ["/config"], "aws:sharedCredentialsFiles": ["/credentials"] },
      { sharedConfigFiles: ["/mine"], sharedCredentialsFiles: ["/credentials"] },
    ],

    [
      "has the stack's default tags",
      {},
      { "aws:defaultTags": { tags: { team: "web" } } },
      { defaultTags: { team: "web" } },
    ],
    [
      "has the user's default tags in place of the stack's",
      { defaultTags: { team: "mine" } },
      { "aws:defaultTags": { tags: { team: "web", cost: "1" } } },
      { defaultTags: { team: "mine" } },
    ],
    ["has no default tags where the setting is empty", {}, { "aws:defaultTags": {} }, {}],
    [
      "has nothing of the stack's configuration where the user wants none",
      { useStackConfig: false, region: "us-east-1" },
      { ...keys, "aws:region": "eu-west-1", "aws:endpoints": [{ ecs: "http://one" }], "aws:defaultTags": {} },
      { region: "us-east-1" },
    ],
  ];
  for (const [title, settings, config, connection] of cases) {
    it(title, () => assert.deepEqual(completeConnection(settings, stack(config)), connection));
    it(`${title}, and the settings made of it complete to it alone`, () => {
      const made = settingsOf(completeConnection(settings, stack(config)));
      assert.deepEqual(completeConnection(made, stack({})), connection);
    });
  }

  const structured = [
    "aws:endpoints",
    "aws:assumeRoles",
    "aws:assumeRole",
    "aws:assumeRoleWithWebIdentity",
    "aws:sharedConfigFiles",
    "aws:sharedCredentialsFiles",
    "aws:defaultTags",
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
