import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { decodeReceipt, encodeReceipt, type Receipt } from "../../../provider/run/receipt";
import { cutText, receiptText } from "../../../provider/run/receiptText";
import { defined } from "../../../provider/values/defined";

/** API Reference, Tag. */
const allowedByEcs = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;

const taskId = "0123456789abcdef0123456789abcdef";
const failed: Receipt = {
  status: "failed",
  exitCode: 3,
  attempt: 2,
  startedAt: "2026-01-02T03:04:05.678Z",
  endedAt: "2026-01-02T03:04:18.178Z",
  taskId,
  cluster: "prod",
  failure: "exited 3",
  reason: "attempt 1 exited 1",
};

const isoTime = fc
  .integer({ min: Date.UTC(2020, 0), max: Date.UTC(2090, 0) })
  .map((atMs) => new Date(atMs).toISOString());

const anyReceipt: fc.Arbitrary<Receipt> = fc
  .record({
    status: fc.constantFrom("succeeded" as const, "failed" as const),
    exitCode: fc.option(fc.integer({ min: -1, max: 255 }), { nil: undefined }),
    attempt: fc.integer({ min: 1, max: 100_000 }),
    started: fc.option(isoTime, { nil: undefined }),
    tookMs: fc.nat(700_000_000),
    taskId: fc.option(fc.constant(taskId), { nil: undefined }),
    cluster: fc.option(fc.stringMatching(/^[\w-]{1,255}$/), { nil: undefined }),
    occasion: fc.constantFrom(undefined, "destroy" as const, "failedDeploy" as const),
    failure: fc.option(fc.string({ unit: "grapheme", maxLength: 400 }), { nil: undefined }),
    reason: fc.option(fc.string({ unit: "grapheme", maxLength: 400 }), { nil: undefined }),
  })
  .map(({ started, tookMs, ...rest }) =>
    defined({
      ...rest,
      startedAt: started,
      endedAt: new Date(Date.parse(started ?? "2026-01-02T03:04:05.678Z") + tookMs).toISOString(),
    }),
  );

describe("a receipt", () => {
  it("is one line that people read, too", () => {
    assert.equal(
      encodeReceipt(failed),
      `v1 failed exit=3 attempt=2 started=2026-01-02T03:04:05.678Z took=12.5s task=${taskId} cluster=prod failure=exited 3 reason=attempt 1 exited 1`,
    );
    const { startedAt: _, taskId: _task, exitCode: _code, ...never } = failed;
    assert.equal(
      encodeReceipt({ ...never, occasion: "destroy", failure: 'was refused by ECS: "RESOURCE:MEMORY"' }),
      "v1 failed attempt=2 ended=2026-01-02T03:04:18.178Z cluster=prod occasion=destroy failure=was refused by ECS: RESOURCE:MEMORY reason=attempt 1 exited 1",
    );
  });

  it("is read as it was written, where it fits", () => {
    assert.deepEqual(decodeReceipt(encodeReceipt(failed)), failed);
    fc.assert(
      fc.property(anyReceipt, (receipt) => {
        const read = decodeReceipt(encodeReceipt(receipt));
        const { failure, reason, cluster, ...facts } = receipt;
        const { failure: failureRead, reason: reasonRead, cluster: clusterRead, ...factsRead } = read ?? {};
        assert.deepEqual(factsRead, facts);
        assert.equal(clusterRead, (cluster?.length ?? 0) <= 40 ? cluster : undefined);
        for (const [text, textRead] of [
          [failure, failureRead],
          [reason, reasonRead],
        ]) {
          const whole = receiptText(text ?? "");
          if (textRead?.endsWith("..."))
            assert.ok(whole.startsWith(textRead.slice(0, -3)) || whole === textRead);
          else assert.equal(textRead ?? "", whole);
        }
      }),
    );
  });

  it("says the same again once it has been read", () => {
    fc.assert(
      fc.property(anyReceipt, (receipt) => {
        const once = encodeReceipt(receipt);
        assert.equal(encodeReceipt(decodeReceipt(once) ?? failed), once);
      }),
    );
  });

  it("is always a value that ECS takes", () => {
    fc.assert(
      fc.property(anyReceipt, (receipt) => {
        assert.match(encodeReceipt(receipt), allowedByEcs);
      }),
    );
  });

  it("has room for a word of both texts, whatever else it has", () => {
    const full = encodeReceipt({
      ...failed,
      exitCode: 255,
      attempt: 99_999,
      endedAt: "2026-01-09T03:04:05.677Z",
      cluster: "c".repeat(40),
      occasion: "failedDeploy",
      failure: "f".repeat(300),
      reason: "r".repeat(300),
    });
    assert.equal(full.length, 256);
    assert.match(full, / failure=f{8,}\.\.\. reason=r{8,}\.\.\.$/);
  });

  it("ends no earlier than it starts, though two clocks tell the times", () => {
    const { endedAt } =
      decodeReceipt(encodeReceipt({ ...failed, endedAt: "2026-01-02T03:04:05.000Z" })) ?? {};
    assert.equal(endedAt, failed.startedAt);
  });

  it("is not read from anything else, nor from a later version, and nothing throws", () => {
    const others = [
      "",
      "v1",
      "v1 failed",
      "v1 unfinished attempt=1 ended=2026-01-02T03:04:18.178Z",
      "v2 failed attempt=1 ended=2026-01-02T03:04:18.178Z",
      "v1 failed attempt=0 ended=2026-01-02T03:04:18.178Z",
      "v1 failed attempt=1 ended=2026-13-02T03:04:18.178Z",
      "v1 failed attempt=1 ended=yesterday",
      "v1 failed attempt=1 started=2026-01-02T03:04:18.178Z",
      "v1 failed attempt=1 started=2026-01-02T03:04:18.178Z took=long",
      "v1 failed attempt=1 started=2026-01-02T03:04:18.178Z took=1s=2s",
      " v1 failed attempt=1 ended=2026-01-02T03:04:18.178Z",
    ];
    for (const value of others) assert.equal(decodeReceipt(value), undefined, value);
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (value) => void decodeReceipt(value)));
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (rest) => void decodeReceipt(`v1 failed attempt=1 ${rest}`)),
    );
  });

  it("has no task and no cluster of a name that there can be none of", () => {
    const { taskId: _, cluster: _cluster, ...rest } = failed;
    const value = encodeReceipt(failed)
      .replace(`task=${taskId}`, "task=../../other/task")
      .replace("cluster=prod", "cluster=prod and more");
    assert.deepEqual(decodeReceipt(value), rest);
  });

  it("may have what only a later release of this version knows", () => {
    const known = "v1 succeeded attempt=1 ended=2026-01-02T03:04:18.178Z";
    assert.deepEqual(decodeReceipt(`${known} new=thing occasion=moon`), decodeReceipt(known));
  });
});

describe("a text in a receipt", () => {
  const cases: readonly (readonly [given: string, said: string])[] = [
    ["command changed", "command changed"],
    [
      "taskDefinition.containerDefinitions[0].image changed",
      "taskDefinition.containerDefinitions.0.image changed",
    ],
    ["command changed, triggers changed and 2 more", "command changed - triggers changed and 2 more"],
    ["exited 137 (SIGKILL)", "exited 137 SIGKILL"],
    ['was ended by container "web", which exited 1', "was ended by container web - which exited 1"],
    ["environment.A=[secret] was added", "environment.A:secret was added"],
    ["100% of a\n  b\tc", "100- of a b c"],
    ["über 1 €", "über 1 -"],
    ["  ", ""],
  ];
  for (const [given, said] of cases) {
    it(`is readable: ${JSON.stringify(given)}`, () => assert.equal(receiptText(given), said));
  }

  it("stays as it is the second time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
        const once = receiptText(text);
        assert.equal(receiptText(once), once);
        assert.match(once, allowedByEcs);
      }),
    );
  });

  it("is cut to a length, and never within a character", () => {
    assert.equal(cutText("abcdef", 6), "abcdef");
    assert.equal(cutText("abcdefg", 6), "abc...");
    assert.equal(cutText("ab cdefg", 6), "ab...");
    assert.equal(cutText("ab𝒜cdefg", 6), "ab...");
    assert.equal(cutText("abcdef", 3), "");
  });
});
