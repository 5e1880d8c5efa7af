import * as assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type ConnectionArgs, connectionSettings } from "../../../provider/resource/connectionArgs";
import { secretPaths } from "../../../provider/resource/secretPaths";

const role = { roleArn: "arn:aws:iam::123456789012:role/deploy", sessionName: "ci" };
const keys = { accessKeyId: "AKIA1", secretAccessKey: "hidden" };

/** The settings as they reach the provider, and where they are secret. */
async function settled(connection: ConnectionArgs) {
  const settings = connectionSettings(connection);
  const values = await new Promise<object>((resolve) => {
    pulumi.output(settings).apply((value) => resolve(value));
  });
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return { given: Object.fromEntries(given), secrets: await secretPaths(settings) };
}

describe("the connection of a resource in a program", () => {
  const warnings: string[] = [];
  const warn = pulumi.log.warn;

  before(async () => {
    const mocks: pulumi.runtime.Mocks = {
      newResource: ({ name, inputs }) => ({ id: name, state: inputs }),
      call: ({ inputs }) => inputs,
    };
    await pulumi.runtime.setMocks(mocks, "shop", "prod", false);
    Object.assign(pulumi.log, { warn: async (message: string) => void warnings.push(message) });
  });
  after(() => {
    Object.assign(pulumi.log, { warn });
    pulumi.runtime.resetOptions("", "", -1, "", "", false, "");
  });
  beforeEach(() => warnings.splice(0));

  it("has plain settings as they are, and only the keys as a secret", async () => {
    const connection = { region: "eu-west-1", credentials: keys };
    assert.deepEqual(await settled(connection), { given: connection, secrets: [["credentials"]] });
  });

  it("has a secret where it stands, and everything beside it as it is", async () => {
    const { secrets } = await settled({
      region: "eu-west-1",
      credentials: { ...keys, secretAccessKey: pulumi.secret("hidden") },
      assumeRole: { ...role, externalId: pulumi.secret("hidden") },
    });
    assert.deepEqual(secrets, [["credentials"], ["assumeRole", "externalId"]]);
  });

  it("has the members of settings that are one output, and only the keys as a secret", async () => {
    const connection = { region: "eu-west-1", profile: "ci", credentials: keys };
    const { given, secrets } = await settled(pulumi.output(connection));
    assert.deepEqual(given, connection);
    assert.deepEqual(secrets, [["credentials"]]);
  });

  it("has of an aws.Provider all that reaches AWS, and nothing of the stack's configuration", async () => {
    const provider = new aws.Provider("other", {
      region: "us-east-1",
      profile: "other",
      accessKey: keys.accessKeyId,
      secretKey: keys.secretAccessKey,
      token: "session",
      assumeRoles: [role, {}],
      assumeRoleWithWebIdentity: { roleArn: role.roleArn, webIdentityTokenFile: "/token" },
      endpoints: [{ ecs: "http://127.0.0.1:1", cloudwatchlogs: "http://127.0.0.1:2" }],
      sharedConfigFiles: ["/config"],
      sharedCredentialsFiles: ["/credentials"],
      defaultTags: { tags: { team: "web" } },
    });
    const { given, secrets } = await settled(provider);
    assert.deepEqual(given, {
      useStackConfig: false,
      region: "us-east-1",
      profile: "other",
      credentials: { ...keys, sessionToken: "session" },
      assumeRole: [role],
      assumeRoleWithWebIdentity: { roleArn: role.roleArn, webIdentityTokenFile: "/token" },
      endpoints: { ecs: "http://127.0.0.1:1", logs: "http://127.0.0.1:2" },
      sharedConfigFiles: ["/config"],
      sharedCredentialsFiles: ["/credentials"],
      defaultTags: { team: "web" },
    });
    assert.deepEqual(secrets, [["credentials"]]);
    assert.deepEqual(warnings, []);
  });

  it("has the one role of an aws.Provider of version 6", async () => {
    class Provider6 extends pulumi.ProviderResource {}
    const { given } = await settled(new Provider6("aws", "six", { assumeRole: JSON.stringify(role) }));
    assert.deepEqual(given, { useStackConfig: false, assumeRole: [role], endpoints: {} });
  });

  it("has of a bare aws.Provider its region alone", async () => {
    const { given, secrets } = await settled(new aws.Provider("bare", { region: "us-east-1" }));
    assert.deepEqual(given, { useStackConfig: false, region: "us-east-1", endpoints: {} });
    assert.deepEqual(secrets, []);
  });

  it("warns of what an aws.Provider has that is not used", async () => {
    await settled(
      new aws.Provider("guarded", {
        region: "us-east-1",
        allowedAccountIds: ["123456789012"],
        httpsProxy: "http://proxy",
        insecure: false,
      }),
    );
    assert.deepEqual(warnings, [
      "connection is an aws.Provider with allowedAccountIds, httpsProxy, which a OneOffTask does not use: its calls go out without",
    ]);
  });

  it("refuses the provider of something else", () => {
    class Other extends pulumi.ProviderResource {}
    const other = new Other("other", "other");
    assert.throws(() => connectionSettings(other), {
      message:
        "connection is a provider of the type pulumi:providers:other: give an aws.Provider, or settings",
    });
  });
});
