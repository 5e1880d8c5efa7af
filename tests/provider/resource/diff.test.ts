import * as assert from "node:assert/strict";
import { type Difference, diff } from "../../../provider/resource/diff";
import { ownerOf, useOf } from "../../../provider/resource/revision";
import { propertiesOf } from "../../../provider/resource/state";
import { exits } from "../run/lives";
import { mark } from "../unknown";
import { createInMemoryAws } from "./inMemoryAws";
import { release, revisionArn, urn } from "./stack";

const outputs = {
  taskDefinitionArn: revisionArn(1),
  revisionArn: revisionArn(1),
  revisions: [revisionArn(1)],
  foreignRevisions: [],
  status: "succeeded" as const,
  reason: "it has not run yet",
  attempt: 1,
  recordedRuns: 1,
  region: "eu-west-1",
};
const olds = propertiesOf(release("v1"), outputs);
const because = "because taskDefinition.containerDefinitions[0].image changed";

async function differs(news: object, before: object = {}) {
  const { host, lines, connections } = createInMemoryAws(() => exits(0));
  const difference = await diff(urn, { ...olds, ...before }, news as never, host);
  return { difference, lines, connections };
}

describe("the difference between the recorded and the wanted", () => {
  const nothing: Difference = { changes: false, replaces: [] };
  const change: Difference = { changes: true, replaces: [] };
  const noRun = (change: string) => [`will not run; will record that ${change}`];
  const cases: readonly [
    title: string,
    news: object,
    before: object,
    difference: Difference,
    lines: string[],
  ][] = [
    ["is none when nothing changed", release("v1"), {}, nothing, []],
    ["is a run with its reason", release("v2"), {}, change, [`will run "rake db:migrate" ${because}`]],
    [
      "is a run after a failure, with the attempt",
      release("v1"),
      { status: "failed", failure: "exited 1" },
      change,
      ['will run "rake db:migrate": attempt 2, attempt 1 exited 1'],
    ],
    [
      "is a replacement of the property that wants it",
      release("v1", { cluster: "test" }),
      {},
      { changes: true, replaces: ["cluster"] },
      ['will be replaced and run "rake db:migrate" because the cluster changed'],
    ],
    [
      "is a registration of what a refresh found INACTIVE",
      release("v1"),
      { drift: "web:1 is INACTIVE" },
      change,
      ["will not run; will hand on the task definition because web:1 is INACTIVE"],
    ],
    [
      "is only a record when a limit changed",
      release("v1", { timeoutSeconds: 60 }),
      {},
      change,
      noRun("timeoutSeconds was added"),
    ],
    [
      "is only a record when the profile changed",
      release("v1", { connection: { profile: "ci" } }),
      {},
      change,
      noRun("connection was added"),
    ],
    [
      "is only a record when the network changed",
      release("v1", { networkConfiguration: { subnets: ["s"] } }),
      { networkConfiguration: { subnets: ["r"] } },
      change,
      noRun("networkConfiguration.subnets changed"),
    ],
    [
      "is only a record when an empty environment was added",
      release("v1", { environment: {} }),
      {},
      change,
      noRun("environment was added"),
    ],
    [
      "is none for the same inputs in another order",
      Object.fromEntries(Object.entries(release("v1")).reverse()),
      {},
      nothing,
      [],
    ],
  ];
  for (const [title, news, before, difference, lines] of cases) {
    it(title, async () =>
      assert.deepEqual(await differs(news, before), { difference, lines, connections: [] }),
    );
  }

  it("is only a record when the containers became their JSON text", async () => {
    const { taskDefinition, ...rest } = release("v1");
    const containerDefinitions = JSON.stringify(taskDefinition?.containerDefinitions);
    const { difference, lines } = await differs({
      ...rest,
      taskDefinition: { ...taskDefinition, containerDefinitions },
    });
    assert.deepEqual([difference, lines], [change, noRun("taskDefinition.containerDefinitions changed")]);
  });

  const unknownCommands: readonly [title: string, command: unknown][] = [
    ["a command", mark],
    ["a word", ["rake", `db:migrate[${mark}]`]],
  ];
  for (const [title, command] of unknownCommands) {
    it(`is a run for ${title} that is not known yet, told without the engine's mark`, async () => {
      const { difference, lines } = await differs({ ...release("v1"), command });
      assert.deepEqual(difference, change);
      const [line = "", ...more] = lines;
      assert.deepEqual(more, []);
      assert.match(line, /^will run .+ because command is not known yet$/);
      assert.ok(!line.includes(mark), line);
    });
  }

  it("compares an existing definition with what was asked for, not with the gate", async () => {
    const { taskDefinition: _inline, ...bare } = release("v1");
    const inputs = { ...bare, taskDefinitionArn: "hi-web" };
    const before = propertiesOf(inputs, { ...outputs, requestedArn: "hi-web" });
    const { host } = createInMemoryAws(() => exits(0));
    assert.deepEqual(await diff(urn, before, inputs, host), nothing);
    assert.equal((await diff(urn, before, { ...inputs, taskDefinitionArn: "hi-web:2" }, host)).changes, true);
  });

  for (const [title, connection, told] of [
    ["a connection", mark, "connection is not known yet"],
    ["a region", { region: mark }, "connection was added"],
  ] as const) {
    it(`is no replacement for ${title} that is not known yet`, async () => {
      const { difference, lines } = await differs({ ...release("v1"), connection });
      assert.deepEqual([difference, lines], [change, noRun(told)]);
    });
  }

  it("keeps the recorded revisions in use, unless the resource is replaced", async () => {
    const inUse = async (news: object) => {
      const { host } = createInMemoryAws(() => exits(0));
      await diff(urn, olds, news as never, host);
      return [...host.revisionsInUse];
    };
    assert.deepEqual(await inUse(release("v2")), [useOf(revisionArn(1), ownerOf(urn, "prod"))]);
    assert.deepEqual(await inUse(release("v1", { cluster: "test" })), []);
  });
});
