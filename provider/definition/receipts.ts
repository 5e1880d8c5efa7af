import { decodeReceipt, type Receipt } from "../run/receipt";
import { fingerprint } from "../values/fingerprint";
import type { Tags } from "./registry";

/** Runs that a revision keeps the receipts of, for each resource that runs it. */
const mostSlots = 5;

/** Tags that ECS allows on a revision. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-using-tags.html */
const mostTags = 50;

/** Left free: for the counts of destroys, and for tags that the user wants later. */
const spareTags = 10;

const receiptKey = /^pulumi-ecs-task:run:([0-9a-f]{12}):\d+$/;

const ownerKey = /^pulumi-ecs-task:owner(?::|$)/;

/** The key of a resource's receipt. The hash is the one at the end of its tasks' `startedBy`. */
export function receiptKeyOf(urn: string, slot: number): string {
  return `pulumi-ecs-task:run:${runner(urn)}:${slot}`;
}

/** A resource's receipts on a revision. */
export function receiptsOf(tags: Tags, urn: string): readonly Receipt[] {
  return Object.entries(tags)
    .filter(([key]) => receiptKey.exec(key)?.[1] === runner(urn))
    .flatMap(([, value]) => decodeReceipt(value) ?? []);
}

/**
 * Whether this package has registered a revision. On one of somebody else a receipt would be a change that nobody has asked
 * for: `aws.ecs.TaskDefinition` compares its tags.
 */
export function isRegisteredHere(tags: Tags): boolean {
  return Object.keys(tags).some((key) => ownerKey.test(key));
}

/**
 * How many receipts of a resource a revision has room for. Each of its owners, and whoever else has run it, gets as many;
 * it does not matter which are there already, so that the number is the same from run to run.
 */
export function slotsFor(tags: Tags, urn: string): number {
  const keys = Object.keys(tags);
  const others = keys.filter((key) => !receiptKey.test(key)).length;
  const owners = keys.filter((key) => ownerKey.test(key)).length;
  const runners = new Set([runner(urn), ...keys.flatMap((key) => receiptKey.exec(key)?.[1] ?? [])]);
  const room = mostTags - spareTags - others;
  return Math.min(mostSlots, Math.max(0, Math.floor(room / Math.max(owners, runners.size))));
}

/**
 * Where the receipt of a run goes that has no number among the resource's runs: where it was written before, else where
 * there is none, else over the oldest.
 */
export function slotAmong(tags: Tags, urn: string, slots: number, taskId: string | undefined): number {
  const taken = Array.from({ length: slots }, (_, slot) => {
    const receipt = decodeReceipt(tags[receiptKeyOf(urn, slot)] ?? "");
    return { slot, taskId: receipt?.taskId, endedAt: receipt?.endedAt ?? "" };
  });
  const same = taken.find((one) => taskId !== undefined && one.taskId === taskId);
  const [oldest] = [...taken].sort((a, b) => (a.endedAt < b.endedAt ? -1 : 1));
  return (same ?? oldest)?.slot ?? 0;
}

function runner(urn: string): string {
  return fingerprint(urn).slice(0, 12);
}
