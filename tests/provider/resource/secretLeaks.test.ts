import * as assert from "node:assert/strict";
import { inspect } from "node:util";
import type { DynamicProperties } from "../../../provider/resource/dynamicProperties";
import { dynamicProvider } from "../../../provider/resource/dynamicProvider";
import { RunFailure } from "../../../provider/resource/failure";
import type { ValuePath } from "../../../provider/resource/secretPaths";
import { AwsCallError } from "../../../provider/run/weather";
import type { Fate } from "../run/life";
import { endsWhenStopped, exits, running } from "../run/lives";
import { createInMemoryAws } from "./inMemoryAws";
import { release, urn } from "./stack";

const secret = "pass+word/1234 & more";
const environment = { DB_PASSWORD: secret };
const path = ["environment", "DB_PASSWORD"];

const asked = (rest: object, ...secretPaths: ValuePath[]): DynamicProperties => ({
  ...release("v1"),
  ...rest,
  resourceUrn: urn,
  secretPaths,
});

/** A provider on an account in memory, and all that it has shown. */
function provided(...fates: Fate[]) {
  const aws = createInMemoryAws((_, nth) => fates[nth - 1] ?? exits(0));
  const { clock, lines, statuses, warnings } = aws;
  const provider = dynamicProvider(aws.host);
  const create = (inputs: DynamicProperties) =>
    clock.until(provider.create(inputs)).then(
      ({ outs }) => ({ properties: outs, error: undefined }),
      (error: Error) => ({ properties: error instanceof RunFailure ? error.properties : {}, error }),
    );
  return { ...aws, provider, create, shown: () => [...lines, ...statuses, ...warnings].join("\n") };
}

/** Everything of an error that anybody could print, but for the properties of a recorded one, which are Pulumi's. */
function printed(error: Error | undefined): string {
  const { properties: _recorded, ...rest } = error instanceof RunFailure ? error : { properties: {} };
  const { message, stack, cause } = error ?? {};
  return inspect({ ...rest, message, stack, cause }, { depth: 10, showHidden: true });
}

/** The outputs among properties: the inputs are Pulumi's to encrypt. */
function outputs(properties: Readonly<Record<string, unknown>>, inputs: DynamicProperties) {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !(name in inputs)));
}

describe("a secret input", () => {
  const base64 = Buffer.from(`shop:${secret}`).toString("base64");
  const printedAs: readonly [title: string, text: string][] = [
    ["as it is", secret],
    ["in colours", `\u001b[31m${secret.slice(0, 5)}\u001b[0m${secret.slice(5)}`],
    ["in a URL", `postgres://shop:${encodeURIComponent(secret)}@db/shop`],
    ["in a form", `password=${new URLSearchParams({ p: secret }).toString().slice(2)}`],
    ["in base64", `Authorization: Basic ${base64}`],
    ["in JSON", JSON.stringify({ secret: `"${secret}"` })],
    ["behind a progress bar", `10%\r${secret}`],
    ["where a line is cut", `${"x".repeat(1_995)}${secret}`],
  ];
  for (const [title, text] of printedAs) {
    it(`that the command prints ${title} is neither shown nor told by the error`, async () => {
      const { clock, logs, create, shown } = provided(exits(1));
      logs.write("app/web/0001", clock.now() + 1_000, text);
      const inputs = asked({ environment }, path);
      const { properties, error } = await create(inputs);
      const bare = [secret, encodeURIComponent(secret), "pass%2Bword", base64.slice(8, -4), "word/1234"];
      for (const all of [shown(), printed(error), JSON.stringify(outputs(properties, inputs))])
        for (const one of bare) assert.ok(!all.includes(one), `${one} in ${all}`);
      assert.match(error?.message ?? "", /\[secret\]|more characters/);
    });
  }

  it("of several lines is hidden line by line", async () => {
    const key = "-----BEGIN KEY-----\nMIIEvQIBADANBg\n-----END KEY-----";
    const { clock, logs, create, shown } = provided(exits(1));
    for (const line of key.split("\n")) logs.write("app/web/0001", clock.now() + 1_000, `> ${line}`);
    const { error } = await create(asked({ environment: { KEY: key } }, ["environment", "KEY"]));
    for (const all of [shown(), printed(error)]) assert.doesNotMatch(all, /MIIE|KEY-----/);
  });

  it("in an error of AWS's is in none of its causes", async () => {
    const { tasks, create, shown } = provided();
    const refusal = new AwsCallError(
      `ecs:RunTask failed: InvalidParameterException: ${secret} is no value`,
      "ecs:RunTask",
      "InvalidParameterException",
      false,
      { cause: Object.assign(new Error(`invalid: ${secret}`), { $response: { body: secret } }) },
    );
    tasks.refuse("run", refusal);
    const inputs = asked({ environment }, path);
    const { properties, error } = await create(inputs);
    assert.match(error?.message ?? "", /\[secret\] is no value/);
    for (const all of [shown(), printed(error), JSON.stringify(outputs(properties, inputs))])
      assert.ok(!all.includes(secret), all);
  });

  it("in an error with nothing to record is in none of its causes", async () => {
    const { definitions, create } = provided();
    const cause = new Error(`because of ${secret}`);
    definitions.refuse("register", new Error(`ecs:RegisterTaskDefinition failed: ${secret}`, { cause }));
    const { error } = await create(asked({ environment }, path));
    assert.match(error?.message ?? "", /RegisterTaskDefinition failed: \[secret\]/);
    assert.ok(!printed(error).includes(secret), printed(error));
  });

  it("in an error of the log's reader is not in the warning", async () => {
    const { logs, create, warnings } = provided(exits(0));
    logs.fail(new Error(`proxy said ${secret}`));
    await create(asked({ environment }, path));
    assert.deepEqual(warnings, ['the log of container "web" can no longer be read: proxy said [secret]']);
  });

  it("is not in what a later preview and a later `up` say of the failure before", async () => {
    const { begin, clock, create, shown, lines } = provided({ kind: "refused", reasons: [secret] });
    const inputs = asked({ environment, startRetries: 0 }, path);
    const { properties } = await create(inputs);
    assert.ok(!JSON.stringify(outputs(properties, inputs)).includes(secret));
    const olds = properties as DynamicProperties;
    await dynamicProvider(begin().host).diff("id", olds, inputs);
    const { outs } = await clock.until(dynamicProvider(begin().host).update("id", olds, inputs));
    assert.equal(outs.status, "succeeded");
    assert.ok(!shown().includes(secret) && !String(outs.reason).includes(secret), shown());
    assert.ok(
      lines.some((line) => line.includes("attempt 2")),
      shown(),
    );
  });

  it("that was rotated is still hidden where the old one is printed", async () => {
    const { clock, logs, provider, create, lines } = provided(exits(0), exits(0));
    const { properties } = await create(asked({ environment }, path));
    logs.write("app/web/0002", clock.now() + 2_000, `no longer ${secret}, now correct-horse`);
    const news = asked({ environment: { DB_PASSWORD: "correct-horse" } }, path);
    await clock.until(provider.update("id", properties as DynamicProperties, news));
    assert.ok(lines.includes("no longer [secret], now [secret]"), lines.join("\n"));
  });

  it("is not in what a refresh records and warns of", async () => {
    const { clock, clusters, provider, create, warnings } = provided(exits(0));
    const inputs = asked({ environment: { WHERE: "prod" } }, ["environment", "WHERE"]);
    const { properties } = await create(inputs);
    clusters.delete("prod");
    const { props } = await clock.until(provider.read("id", properties as DynamicProperties));
    assert.equal((props as { drift?: string }).drift, "cluster [secret] is gone");
    assert.deepEqual(warnings, ["cluster [secret] is gone"]);
  });

  it("is told to ECS in the task's environment alone: no tag, no startedBy, no reason of a stop has it", async () => {
    const { create, tasks, definitions } = provided(endsWhenStopped(143, running));
    const command = ["rake", `--password=${secret}`];
    await create(asked({ environment, command, timeoutSeconds: 30 }, path, ["command", 1]));
    const [request] = tasks.requests;
    assert.ok(request !== undefined);
    const { environment: _environment, command: _command, ...rest } = request;
    assert.ok(!JSON.stringify(rest).includes(secret), JSON.stringify(rest));
    assert.equal(tasks.stops.length, 1);
    for (const { reason } of tasks.stops) assert.ok(!reason.includes(secret), reason);
    for (const arn of definitions.activeArns())
      assert.ok(!JSON.stringify(definitions.tagsOf(arn)).includes(secret));
    for (const token of tasks.tokens) assert.ok(!token.includes(secret));
  });
});

describe("a whole definition that is one secret", () => {
  const { taskDefinition } = release("v1");
  const containers = [
    {
      name: "worker",
      image: "registry/worker:v1",
      environment: [{ name: "DB_PASSWORD", value: secret }],
      logConfiguration: {
        logDriver: "awslogs",
        options: { "awslogs-group": "hi-worker", "awslogs-stream-prefix": "app" },
      },
    },
  ];
  const wholes: readonly [title: string, containerDefinitions: unknown, path: ValuePath][] = [
    ["as JSON of its containers", JSON.stringify(containers), ["taskDefinition", "containerDefinitions"]],
    ["as its containers", containers, ["taskDefinition", "containerDefinitions"]],
    ["as one of its containers", containers, ["taskDefinition", "containerDefinitions", 0]],
    ["as a whole", containers, ["taskDefinition"]],
  ];
  for (const [title, containerDefinitions, whole] of wholes) {
    it(`${title} hides what is in its environment, and leaves a report that one can read`, async () => {
      const { clock, logs, create, shown } = provided(exits(1));
      logs.write("app/worker/0001", clock.now() + 1_000, `worker of registry/worker:v1 has ${secret}`);
      const definition = { ...taskDefinition, family: "hi-worker", containerDefinitions };
      const { error } = await create(asked({ taskDefinition: definition, container: "worker" }, whole));
      for (const all of [shown(), printed(error)]) assert.ok(!all.includes(secret), all);
      assert.match(error?.message ?? "", /worker of registry\/worker:v1 has \[secret\]/);
      assert.match(error?.message ?? "", /container "worker"/);
      assert.match(error?.message ?? "", /hi-worker/);
    });
  }
});
