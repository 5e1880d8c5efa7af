import * as assert from "node:assert/strict";
import { mostRevisions, receiptsIn } from "../../../../provider/cli/history/fromReceipts";
import type { StackTask } from "../../../../provider/cli/stack/stack";
import { receiptKeyOf } from "../../../../provider/definition/receipts";
import { encodeReceipt } from "../../../../provider/run/receipt";
import { denied } from "../../awsErrors";
import { createInMemoryRegistry, type InMemoryRegistry } from "../../definition/inMemoryRegistry";
import { stackTask } from "../stack/samples";
import { migrate, revision } from "./samples";

const seed = stackTask("seed");

/** As many revisions of `hi-web`, each of which this package has registered and the resource has run once. */
async function ranOnce(revisions: number, { urn }: StackTask = migrate): Promise<InMemoryRegistry> {
  const registry = createInMemoryRegistry();
  for (let n = 1; n <= revisions; n++) {
    const endedAt = new Date(Date.UTC(2026, 0, n)).toISOString();
    const receipt = encodeReceipt({
      status: "succeeded",
      attempt: 1,
      exitCode: 0,
      endedAt,
      taskId: `task-${n}`,
    });
    const arn = registry.add("hi-web", [{ name: "web" }]);
    await registry.tag(arn, { "pulumi-ecs-task:owner": "us", [receiptKeyOf(urn, 0)]: receipt });
  }
  return registry;
}

const unlisted: unknown[] = [];
const portsOn = (registry: InMemoryRegistry) => ({
  definitions: registry,
  revision: registry.find,
  call: <T>(call: () => Promise<T>) => call(),
  onUnlisted: (error: unknown) => void unlisted.push(error),
});

const looks = ({ calls }: InMemoryRegistry) => calls.filter((call) => call.startsWith("find")).length;

describe("the receipts in a family", () => {
  const fresh = (revisions: readonly string[] = []): StackTask => {
    const { outputs, ...rest } = stackTask("migrate");
    const { revisionArn: _, taskDefinitionArn: _gate, ...bare } = outputs;
    return stackTask("migrate", { ...rest, outputs: { ...bare, revisions } });
  };

  it("are looked for from the newest revision on, until there are enough", async () => {
    const registry = await ranOnce(60);
    const runs = await receiptsIn("hi-web", [fresh()], 12, portsOn(registry));
    assert.deepEqual(
      runs.slice(0, 2).map(({ taskId }) => taskId),
      ["task-60", "task-59"],
    );
    assert.equal(looks(registry), 20);
  });

  it("are found on revisions that are INACTIVE", async () => {
    const registry = await ranOnce(3);
    await registry.deregister(revision(3));
    const runs = await receiptsIn("hi-web", [fresh()], 5, portsOn(registry));
    assert.deepEqual(
      runs.map(({ taskId }) => taskId),
      ["task-3", "task-2", "task-1"],
    );
  });

  it("are found where the state has a revision that is far behind", async () => {
    const registry = await ranOnce(60);
    const runs = await receiptsIn("hi-web", [fresh([revision(2)])], 5, portsOn(registry));
    assert.ok(runs.some(({ taskId }) => taskId === "task-2"));
    assert.equal(looks(registry), 10);
  });

  it("are looked for on so many revisions, and no more", async () => {
    const registry = await ranOnce(mostRevisions + 20, seed);
    assert.deepEqual(await receiptsIn("hi-web", [fresh()], 5, portsOn(registry)), []);
    assert.equal(looks(registry), mostRevisions);
  });

  it("are not looked for any further where nobody of this package has registered any", async () => {
    const registry = createInMemoryRegistry();
    for (let n = 1; n <= 60; n++) registry.add("hi-web", [{ name: "web" }]);
    assert.deepEqual(await receiptsIn("hi-web", [fresh()], 5, portsOn(registry)), []);
    assert.equal(looks(registry), 10);
  });

  it("are told of all who run the family, by one look", async () => {
    const registry = await ranOnce(2);
    await registry.tag(revision(1), {
      [receiptKeyOf(seed.urn, 0)]: encodeReceipt({
        status: "failed",
        attempt: 1,
        endedAt: "2026-01-01T00:00:00.000Z",
      }),
    });
    const runs = await receiptsIn("hi-web", [fresh(), seed], 5, portsOn(registry));
    assert.deepEqual(
      runs.map(({ subject: { name }, status }) => [name, status]),
      [
        ["migrate", "succeeded"],
        ["migrate", "succeeded"],
        ["seed", "failed"],
      ],
    );
    assert.equal(looks(registry), 4, "the two that the state has, which are gone, are looked for");
  });

  it("are looked for on the state's revisions alone where the family may not be listed", async () => {
    const registry = await ranOnce(3);
    registry.refuse("list", denied("ecs:ListTaskDefinitions"));
    const runs = await receiptsIn("hi-web", [fresh([revision(2)])], 5, portsOn(registry));
    assert.deepEqual(
      runs.map(({ taskId }) => taskId),
      ["task-2"],
    );
    assert.match(String(unlisted[0]), /ecs:ListTaskDefinitions/);
  });

  it("are an error where no revision may be looked at", async () => {
    const registry = await ranOnce(3);
    registry.refuse("find", denied("ecs:DescribeTaskDefinition"));
    await assert.rejects(receiptsIn("hi-web", [fresh()], 5, portsOn(registry)), /ecs:DescribeTaskDefinition/);
  });
});
