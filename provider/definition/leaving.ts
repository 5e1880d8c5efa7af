import { hasOtherOwners, marksOf, type OwnerId } from "./marks";
import type { DefinitionRegistry } from "./registry";

/**
 * Gives a revision up for an owner: it is deregistered with the last of its owners, and keeps the marks of the others
 * before. Resolves to whether it serves nobody any more. One that is gone already is no error.
 */
export type GiveUp = (arn: string, owner: OwnerId, registry: Registry) => Promise<boolean>;

type Registry = Pick<DefinitionRegistry, "find" | "deregister" | "untag">;

interface Leaver {
  readonly owner: OwnerId;
  readonly registry: Registry;
  resolve(isGone: boolean): void;
  reject(error: unknown): void;
}

/**
 * Owners of one revision that leave it at the same time leave it together, one group after the other: each for itself
 * would see the others, and none would be the last. `turn` resolves when DeregisterTaskDefinition may be called.
 */
export function leavingTogether(turn: () => Promise<void>): GiveUp {
  const waiting = new Map<string, Leaver[]>();

  async function leave(arn: string): Promise<void> {
    for (;;) {
      const leavers = waiting.get(arn) ?? [];
      const [first] = leavers;
      if (first === undefined) break;
      waiting.set(arn, []);
      try {
        const owners = leavers.map(({ owner }) => owner);
        const isGone = await leaveAll(arn, owners, first.registry);
        for (const { resolve } of leavers) resolve(isGone);
      } catch (error) {
        for (const { reject } of leavers) reject(error);
      }
    }
    waiting.delete(arn);
  }

  async function leaveAll(arn: string, owners: readonly OwnerId[], registry: Registry): Promise<boolean> {
    const revision = await registry.find(arn);
    if (revision === undefined || !revision.active) return true;
    const { tags } = revision;
    if (hasOtherOwners(tags, owners)) {
      const keys = [...new Set(owners.flatMap((owner) => marksOf(tags, owner)))];
      if (keys.length > 0) await registry.untag(arn, keys);
      // Another engine may have taken its own marks off meanwhile.
      const left = await registry.find(arn);
      if (left === undefined || !left.active) return true;
      if (hasOtherOwners(left.tags, owners)) return false;
    }
    await turn();
    await registry.deregister(arn);
    return true;
  }

  return (arn, owner, registry) =>
    new Promise((resolve, reject) => {
      const leaver: Leaver = { owner, registry, resolve, reject };
      const leavers = waiting.get(arn);
      if (leavers !== undefined) leavers.push(leaver);
      else {
        waiting.set(arn, [leaver]);
        void leave(arn);
      }
    });
}
