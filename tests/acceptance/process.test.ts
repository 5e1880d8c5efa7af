import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";

const checkout = resolve(__dirname, "../..");
const account = "123456789012";

describe("npm run test:aws, as a process", function () {
  this.timeout(60_000);
  let home: string;
  let sts: Server;
  let asked: { readonly headers: IncomingMessage["headers"]; readonly body: string }[];
  let answer: { readonly status: number; readonly xml: string };

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), "ecs-task-home-"));
    asked = [];
    answer = {
      status: 200,
      xml: `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::${account}:user/a</Arn><Account>${account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
    };
    sts = createServer(async (request, response) => {
      asked.push({ headers: request.headers, body: await text(request) });
      response.writeHead(answer.status, { "content-type": "text/xml" }).end(answer.xml);
    }).listen(0, "127.0.0.1");
    await once(sts, "listening");
  });
  afterEach(async () => {
    sts.close();
    await rm(home, { recursive: true });
  });

  /** Runs it with none of this process's AWS settings; every other call than STS's would have nowhere to go. */
  async function run(env: Readonly<Record<string, string>>, args: readonly string[] = []) {
    const main = join(checkout, "acceptance/main.ts");
    const child = spawn(process.execPath, ["--require", "ts-node/register/transpile-only", main, ...args], {
      cwd: checkout,
      env: {
        PATH: String(process.env.PATH),
        HOME: home,
        TMPDIR: home,
        AWS_EC2_METADATA_DISABLED: "true",
        AWS_ENDPOINT_URL_STS: `http://127.0.0.1:${(sts.address() as AddressInfo).port}/`,
        AWS_ENDPOINT_URL: "http://127.0.0.1:9",
        ...env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const closed = once(child, "close");
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
    const [exitCode] = await closed;
    const made = (await readdir(home)).filter((file) => file.startsWith("ecs-task-"));
    assert.deepEqual(made, [], "no stack was made");
    return { exitCode, stdout, stderr };
  }

  const keys = { AWS_ACCESS_KEY_ID: "AKIDEXAMPLE", AWS_SECRET_ACCESS_KEY: "secret", AWS_REGION: "eu-west-1" };

  it("says that there are no credentials, does nothing, and is no failure", async () => {
    const { exitCode, stdout, stderr } = await run({ ECS_TASK_AWS_ACCOUNT: account });
    assert.deepEqual({ exitCode, stderr }, { exitCode: 0, stderr: "" });
    assert.match(stdout, /^There are no AWS credentials here, so nothing was done\./);
    assert.deepEqual(asked, []);
  });

  it("asks STS whose the credentials are, and does nothing on an account that was not named", async () => {
    const { exitCode, stdout } = await run(keys);
    assert.equal(exitCode, 2);
    assert.match(stdout, /those of account 123456789012, and nothing was done\./);
    assert.equal(asked.length, 1);
    const [{ headers, body } = { headers: {}, body: "" }] = asked;
    assert.equal(body, "Action=GetCallerIdentity&Version=2011-06-15");
    assert.match(
      headers.authorization ?? "",
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-west-1\/sts\/aws4_request, SignedHeaders=[a-z0-9;-]*host[a-z0-9;-]*, Signature=[0-9a-f]{64}$/,
    );
  });

  it("does nothing where another account was named", async () => {
    const { exitCode, stdout } = await run({ ...keys, ECS_TASK_AWS_ACCOUNT: "210987654321" });
    assert.equal(exitCode, 2);
    assert.match(
      stdout,
      /^ECS_TASK_AWS_ACCOUNT is 210987654321, and .* account 123456789012: nothing was done\./,
    );
  });

  it("tells what STS says of credentials that do not work", async () => {
    answer = {
      status: 403,
      xml: "<ErrorResponse><Error><Code>InvalidClientTokenId</Code><Message>The security token is invalid.</Message></Error></ErrorResponse>",
    };
    const { exitCode, stdout } = await run({ ...keys, ECS_TASK_AWS_ACCOUNT: account });
    assert.equal(exitCode, 2);
    assert.match(
      stdout,
      /do not work, so nothing was done\. STS answered 403: The security token is invalid\.$/m,
    );
  });

  it("refuses an option that there is not, before it asks anybody", async () => {
    const { exitCode, stderr } = await run(keys, ["--vpc", "x"]);
    assert.equal(exitCode, 2);
    assert.match(stderr, /^Unknown option '--vpc': expected any of --region R/);
    assert.deepEqual(asked, []);
  });

  it("wants a region once the account is agreed on", async () => {
    const { AWS_REGION: _, ...withoutRegion } = keys;
    const { exitCode, stderr } = await run({ ...withoutRegion, ECS_TASK_AWS_ACCOUNT: account });
    assert.equal(exitCode, 2);
    assert.match(stderr, /^No AWS region is known: give --region, or set AWS_REGION\.$/m);
  });
});
