import * as assert from "node:assert/strict";
import { ranAmong, revisionThatRan } from "../../../../provider/cli/history/revisionThatRan";
import { receiptKeyOf } from "../../../../provider/definition/receipts";
import type { Revision } from "../../../../provider/definition/registry";
import { encodeReceipt } from "../../../../provider/run/receipt";
import { stackTask } from "../stack/samples";
import { revision } from "./samples";

const taskArn = "arn:aws:ecs:eu-west-1:123456789012:task/main/1f9b3c0de5a748c2a0b6d1e4f7c83920";
const startedAt = "2026-01-02T03:04:05.000Z";
const { urn, outputs } = stackTask("migrate");

/** A revision that was registered so many minutes after the run had begun, and the task of a receipt on it. */
function registered(number: number, minutes?: number, receiptOf?: string): Revision {
  const receipt = receiptOf && {
    status: "succeeded" as const,
    attempt: 1,
    endedAt: startedAt,
    taskId: receiptOf,
  };
  return {
    ...{ arn: revision(number), active: true, containers: [] },
    tags: receipt ? { [receiptKeyOf(urn, 0)]: encodeReceipt(receipt) } : {},
    content:
      minutes === undefined ? {} : { registeredAt: new Date(Date.parse(startedAt) + minutes * 60_000) },
  };
}
const id = "1f9b3c0de5a748c2a0b6d1e4f7c83920";
const other = "00000000000000000000000000000000";

const cases: readonly [title: string, recorded: readonly Revision[], ran: number | undefined][] = [
  ["the one with its receipt", [registered(3, 5), registered(1, -9, id), registered(2, -5, other)], 1],
  [
    "the one with its receipt, also where the state's is older",
    [registered(2, -5, id), registered(3, -9)],
    2,
  ],
  ["the state's, without a receipt", [registered(3, -1), registered(2, -5, other)], 3],
  [
    "the latest before it, where the state's is newer",
    [registered(3, 5), registered(1, -9), registered(2, -5)],
    2,
  ],
  [
    "none that is known, where the state has only newer ones",
    [registered(3, 5), registered(2, 1)],
    undefined,
  ],
  ["the state's, where ECS does not tell when it was registered", [registered(3), registered(2, -5)], 3],
  ["the state's, where that was deleted", [registered(2, -5)], 3],
];

describe("the revision that a recorded run ran", () => {
  for (const [title, recorded, ran] of cases) {
    it(`is ${title}`, () => {
      const state = { ...outputs, taskArn, startedAt, revisionArn: revision(3) };
      assert.equal(ranAmong(recorded, urn, state), ran === undefined ? undefined : revision(ran));
    });
  }

  const state = { ...outputs, taskArn, startedAt, revisionArn: revision(3) };
  for (const [title, rest] of [
    [
      "it failed, after which nothing is registered without a run",
      { status: "failed", revisions: [revision(1)] },
    ],
    ["the state has no other", { revisions: [revision(3)] }],
  ] as const) {
    it(`is the state's, and ECS is not asked, where ${title}`, async () => {
      const outputs = { ...state, ...rest };
      const asked = revisionThatRan({ urn, outputs }, () => assert.fail("asked"));
      assert.equal(await asked, revision(3));
    });
  }
});
