import * as assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { connectAws } from "../../../provider/aws/connect";
import { createClock } from "../clock";
import { type AnsweringServer, createAnsweringServer, json } from "./answers";

/** Where a container finds its role's credentials, as the SDK's own chain asks for them. */
interface CredentialSource {
  readonly url: string;
  /** How long the next credentials are good for, in seconds. */
  lastFor(seconds: number): void;
  close(): Promise<void>;
}

async function createSource(): Promise<CredentialSource> {
  let given = 0;
  let lifeMs = 0;
  const server: Server = createServer((_request, response) => {
    given += 1;
    response.writeHead(200, { "content-type": "application/json" });
    response.end(
      JSON.stringify({
        AccessKeyId: `ASIA${given}`,
        SecretAccessKey: "secret",
        Token: "session",
        // The SDK compares it with this machine's clock.
        Expiration: new Date(Date.now() + lifeMs).toISOString(),
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/role`,
    lastFor: (seconds) => {
      lifeMs = seconds * 1_000;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

describe("credentials that expire", () => {
  let ecs: AnsweringServer;
  let source: CredentialSource;
  const names = [
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_CONFIG_FILE",
    "AWS_SHARED_CREDENTIALS_FILE",
    "AWS_PROFILE",
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
  ];
  const kept = names.map((name) => [name, process.env[name]] as const);

  before(async () => {
    [ecs, source] = await Promise.all([createAnsweringServer(), createSource()]);
    for (const name of names) Reflect.deleteProperty(process.env, name);
    process.env.AWS_CONTAINER_CREDENTIALS_FULL_URI = source.url;
    process.env.AWS_CONFIG_FILE = process.env.AWS_SHARED_CREDENTIALS_FILE = "/nonexistent";
  });
  after(async () => {
    for (const [name, value] of kept) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
    await Promise.all([ecs.close(), source.close()]);
  });

  /** The access keys that so many looks at a task are signed with, one after the other, by the clients of one `up`. */
  async function keysOfLooks(looks: number): Promise<(string | undefined)[]> {
    const connection = { region: "eu-west-1", endpoints: { ecs: ecs.endpoint } };
    const { tasks } = await connectAws(connection, createClock());
    const calls = ecs.calls.length;
    ecs.answer(json({ tasks: [] }));
    for (let look = 0; look < looks; look++) await tasks.describe("prod", ["0123"]);
    return ecs.signers.slice(calls);
  }

  it("are asked for anew while a run goes on, once they have expired", async () => {
    source.lastFor(-1);
    const keys = await keysOfLooks(3);
    assert.equal(new Set(keys).size, 3, keys.join());
    for (const key of keys) assert.match(key ?? "", /^ASIA\d+$/);
  });

  it("are asked for once while they are good", async () => {
    source.lastFor(3_600);
    const keys = await keysOfLooks(3);
    assert.equal(new Set(keys).size, 1, keys.join());
  });
});
