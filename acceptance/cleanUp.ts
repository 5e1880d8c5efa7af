import type { Account } from "./account";
import type { Leftover } from "./leftover";
import type { Stack } from "./stack";

/** How often the account is swept, and how long it gets in between: a cluster goes only after its tasks. */
export interface Sweeping {
  readonly times: number;
  readonly pauseMs: number;
}

/**
 * Removes all of the story, whatever state it is in: first the tasks, which a destroy would wait for, then the stack, then
 * what the stack does not know. Resolves to what is still there; rejects only when that cannot be asked.
 */
export async function cleanUp(
  stack: Stack,
  account: Account,
  { times, pauseMs }: Sweeping,
): Promise<readonly Leftover[]> {
  // Who may not look into the account can destroy the stack all the same.
  const there = await account.leftovers().catch(() => []);
  const tasks = there.filter(({ kind }) => kind === "task");
  // A task of the service comes back until the service is gone.
  for (const task of tasks) await account.remove(task).catch(() => undefined);
  // The lock of a command that was killed.
  await stack.run(["cancel", "--yes"]);
  await stack.run(["destroy", "--yes", "--skip-preview"]);

  let left = await sweep(account);
  for (let time = 1; time < times && left.length > 0; time += 1) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    left = await sweep(account);
  }
  const roles = await stack.roles();
  return [...left, ...roles.map((id) => ({ kind: "role" as const, id }))];
}

/** Removes what is there, and looks again. */
async function sweep(account: Account): Promise<readonly Leftover[]> {
  const found = await account.leftovers();
  if (found.length === 0) return [];
  const reasons = new Map<string, string>();
  for (const leftover of found) {
    await account
      .remove(leftover)
      .catch((error: Error) => void reasons.set(`${leftover.kind} ${leftover.id}`, error.message));
  }
  return (await account.leftovers()).map((leftover) => {
    const because = reasons.get(`${leftover.kind} ${leftover.id}`);
    return { ...leftover, ...(because !== undefined && { because }) };
  });
}
