import * as assert from "node:assert/strict";
import { marksFor, type OwnerId } from "../../../provider/definition/marks";
import {
  isRegisteredHere,
  receiptKeyOf,
  receiptsOf,
  slotAmong,
  slotsFor,
} from "../../../provider/definition/receipts";
import type { Tags } from "../../../provider/definition/registry";
import { startedBy } from "../../../provider/run/identity";
import { encodeReceipt, type Receipt } from "../../../provider/run/receipt";

const urn = "urn:pulumi:prod::infra::ecs-task:index:OneOffTask::migrate";

const userTags = (count: number): Tags =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`team-${i}`, "web"]));

const owners = (count: number): Tags => {
  const [first = [], ...rest] = Array.from({ length: count }, (_, i): OwnerId => [`urn-${i}`, "prod"]);
  return marksFor("content", [first, ...rest]);
};

const receipt = (endedAt: string, taskId?: string): Receipt => ({
  status: "succeeded",
  attempt: 1,
  endedAt: `2026-01-${endedAt}T03:04:05.678Z`,
  ...(taskId !== undefined && { taskId }),
});

const receipts = (count: number, of = urn): Tags =>
  Object.fromEntries(
    Array.from({ length: count }, (_, slot) => [
      receiptKeyOf(of, slot),
      encodeReceipt(receipt(`0${slot + 1}`, `task-${slot}`)),
    ]),
  );

describe("the receipts on a revision", () => {
  it("stand under the hash that the tasks are started by, and a number", () => {
    const hash = startedBy(urn).split("/").at(-1);
    assert.equal(receiptKeyOf(urn, 3), `pulumi-ecs-task:run:${hash}:3`);
  });

  it("are told of one resource, and what is none is left out", () => {
    const tags = {
      ...receipts(2),
      ...receipts(1, "urn-other"),
      [receiptKeyOf(urn, 4)]: "nonsense",
      "pulumi-ecs-task:run": "v1 succeeded attempt=1 ended=2026-01-02T03:04:05.678Z",
      team: "web",
    };
    assert.deepEqual(receiptsOf(tags, urn), [receipt("01", "task-0"), receipt("02", "task-1")]);
  });

  it("are for revisions that this package has registered, for whomever", () => {
    assert.equal(isRegisteredHere(owners(1)), true);
    const left = Object.fromEntries(Object.entries(owners(2)).filter(([key]) => /owner:/.test(key)));
    assert.equal(isRegisteredHere(left), true, "its first owner has given it up");
    assert.equal(isRegisteredHere({ team: "web", "pulumi-ecs-task:destroyed:0123456789ab": "1" }), false);
    assert.equal(isRegisteredHere({}), false);
  });

  const room: readonly (readonly [what: string, tags: Tags, slots: number])[] = [
    ["one owner has five", owners(1), 5],
    ["its own receipts take none away", { ...owners(1), ...receipts(5) }, 5],
    ["those of another runner count as one more", { ...owners(1), ...receipts(5, "urn-other") }, 5],
    ["a few of the user's tags leave five", { ...owners(1), ...userTags(33) }, 5],
    ["more of them leave fewer", { ...owners(1), ...userTags(34) }, 4],
    ["and the last one", { ...owners(1), ...userTags(37) }, 1],
    ["until there is no room", { ...owners(1), ...userTags(38) }, 0],
    ["or less than none", { ...owners(1), ...userTags(48) }, 0],
    ["each owner has room: three have five", owners(3), 5],
    ["ten have two", owners(10), 2],
    ["twenty have none", owners(20), 0],
    [
      "two runners share what one owner would have",
      { ...owners(1), ...userTags(34), ...receipts(1, "urn-other") },
      2,
    ],
  ];
  for (const [what, tags, slots] of room) {
    it(`have room in numbers: ${what}`, () => assert.equal(slotsFor(tags, urn), slots));
  }

  it("never bring a revision to more than 50 tags, whoever of its owners writes all of theirs", () => {
    for (let count = 1; count <= 42; count++) {
      for (const user of [0, 10, 30, 48 - count].filter((some) => some >= 0 && some + count <= 48)) {
        let tags: Tags = { ...owners(count), ...userTags(user) };
        for (let i = 0; i < count; i++)
          tags = { ...tags, ...receipts(slotsFor(tags, `urn-${i}`), `urn-${i}`) };
        assert.ok(Object.keys(tags).length <= 50, `${count} owners, ${user} tags of the user`);
      }
    }
  });

  it("without a number go where there is room, or over the oldest, or over themselves", () => {
    assert.equal(slotAmong({}, urn, 5, "task-9"), 0);
    assert.equal(slotAmong(receipts(2), urn, 5, "task-9"), 2);
    assert.equal(slotAmong(receipts(5), urn, 5, "task-9"), 0);
    assert.equal(slotAmong(receipts(5), urn, 5, "task-3"), 3);
    assert.equal(slotAmong(receipts(5), urn, 5, undefined), 0);
    const newer = { ...receipts(5), [receiptKeyOf(urn, 0)]: encodeReceipt(receipt("09", "task-8")) };
    assert.equal(slotAmong(newer, urn, 5, "task-9"), 1);
  });
});
