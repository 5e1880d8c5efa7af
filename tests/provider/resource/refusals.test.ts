import * as assert from "node:assert/strict";
import { CreateClusterCommand } from "@aws-sdk/client-ecs";
import type { DynamicProperties } from "../../../provider/resource/dynamicProperties";
import { dynamicProvider } from "../../../provider/resource/dynamicProvider";
import { RunFailure } from "../../../provider/resource/failure";
import { createHost } from "../../../provider/runtime";
import { type Simulator, startSimulator } from "../../../simulator";
import { ecsAt } from "../aws/connected";
import { createEngine, type Engine } from "./engine";
import { release, urn } from "./stack";

/** A refusal of AWS's: its name, what it says, its HTTP status, and what a paged person is told to do. */
const refusals: readonly [name: string, message: string, status: number, advice: RegExp][] = [
  [
    "AccessDeniedException",
    "User: arn:aws:sts::123456789012:assumed-role/ci/1 is not authorized to perform: ecs:Anything on resource: arn:aws:ecs:eu-west-1:123456789012:task/prod/* because no identity-based policy allows the ecs:Anything action",
    400,
    /have no permission ecs:Anything on arn:aws:ecs:eu-west-1:123456789012:task\/prod\/\*: allow it in IAM/,
  ],
  [
    "ExpiredTokenException",
    "The security token included in the request is expired",
    400,
    /The credentials of this `up` have expired: log in again/,
  ],
  [
    "UnrecognizedClientException",
    "The security token included in the request is invalid.",
    400,
    /AWS does not accept the credentials of this `up`.* log in again/,
  ],
  [
    "InvalidSignatureException",
    "The request signature we calculated does not match the signature you provided.",
    403,
    /AWS does not accept the credentials of this `up`/,
  ],
];

describe("a refusal of AWS's, through the real SDK", () => {
  let simulator: Simulator;
  let engine: Engine;
  before(async () => {
    engine = await createEngine();
  });
  beforeEach(async () => {
    simulator = await startSimulator({});
    const ecs = ecsAt(simulator.url);
    await ecs.send(new CreateClusterCommand({ clusterName: "prod" }));
    ecs.destroy();
  });
  afterEach(() => simulator.close());
  after(() => engine.close());

  /** A provider in a process of its own. */
  function provider() {
    const config: Readonly<Record<string, string>> = {
      "aws:region": "eu-west-1",
      "aws:accessKey": "AKIAEXAMPLE",
      "aws:secretKey": "secret",
      "aws:endpoints": JSON.stringify([{ ecs: simulator.url, cloudwatchlogs: simulator.url }]),
    };
    return dynamicProvider(createHost((key) => config[key], engine.address));
  }
  const web = { name: "web", image: "app:v1", memory: 128 };
  const asked = (cluster: string): DynamicProperties => ({
    ...release("v1", { cluster, taskDefinition: { family: "hi-web", containerDefinitions: [web] } }),
    resourceUrn: urn,
  });
  const thrownBy = (create: Promise<unknown>): Promise<Error> =>
    create.then(
      () => assert.fail("it succeeded"),
      (error) => error,
    );

  /** No call was tried again; what runs and what has stopped is asked for at the same moment. */
  function assertAskedOnce(operation: string): void {
    const inputs = simulator.journal.calls(operation).map(({ input }) => JSON.stringify(input));
    assert.ok(inputs.length > 0 && new Set(inputs).size === inputs.length, inputs.join("\n"));
  }

  for (const [name, message, status, advice] of refusals) {
    for (const operation of ["ListTaskDefinitions", "RegisterTaskDefinition", "ListTasks", "RunTask"]) {
      it(`${name} of ${operation} fails at once, in words that say what to do`, async () => {
        simulator.faults.add({ operation, nth: "every", effect: { kind: "error", name, message, status } });
        const error = await thrownBy(provider().create(asked("prod")));
        assert.ok(error.message.includes(`ecs:${operation} failed: ${name}: ${message}`), error.message);
        assert.match(error.message, advice);
        assertAskedOnce(operation);
        const started = simulator.journal.calls("RunTask").filter(({ outcome }) => outcome === "ok");
        assert.deepEqual(started, []);
      });
    }
  }

  it("of a cluster that is not there names it, and where", async () => {
    const error = await thrownBy(provider().create(asked("porduction")));
    assert.ok(error instanceof RunFailure);
    assert.equal(error.properties.status, "unfinished");
    assert.match(error.message, /failed: ClusterNotFoundException: /);
    assert.match(error.message, /There is no cluster "porduction" in eu-west-1 of the account/);
    assertAskedOnce("ListTasks");
    assert.deepEqual(simulator.journal.calls("RunTask"), []);
  });

  it("while the task runs says that it goes on, and that the next `up` adopts it", async () => {
    const [name, message] = [
      "ExpiredTokenException",
      "The security token included in the request is expired",
    ];
    const effect = { kind: "error", name, message } as const;
    simulator.faults.add({ operation: "DescribeTasks", nth: "every", effect });
    const error = await thrownBy(provider().create(asked("prod")));
    assert.ok(error instanceof RunFailure, String(error));
    const lines = error.message.split("\n");
    assert.equal(
      lines[1],
      "The credentials of this `up` have expired: log in again, such as with `aws sso login`.",
    );
    assert.match(lines[2] ?? "", /^Task \w+ is left alone and goes on in ECS\.$/);
    assert.match(
      lines.at(-1) ?? "",
      /^Run `pulumi up` again: it adopts the task as attempt 1, and starts no second one/,
    );
    assert.match(String(error.properties.taskArn), /:task\/prod\//);
    assert.deepEqual(
      [simulator.journal.calls("RunTask").length, simulator.journal.calls("DescribeTasks").length],
      [1, 1],
    );
  });
});
