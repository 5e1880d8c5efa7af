import { setTimeout as sleep } from "node:timers/promises";
import type { Context } from "../resource-type";

const POLL_INTERVAL_MS = 250;

/**
 * Asks `look` again and again until it says `true`; meanwhile it says what is still missing. Rejects with that when
 * the operation's time is over, and with the reason when the engine cancels it.
 */
export async function poll(
  { timeoutMs, signal }: Context,
  look: () => Promise<true | string>,
): Promise<void> {
  const attempts = Math.ceil(timeoutMs / POLL_INTERVAL_MS);
  let missing: true | string = "";
  for (let attempt = 0; attempt < attempts; attempt++) {
    missing = await look();
    if (missing === true) return;
    await sleep(POLL_INTERVAL_MS, undefined, { signal }).catch(() => {
      throw signal.reason;
    });
  }
  throw new Error(`Gave up after ${timeoutMs / 1000} s: ${missing}.`);
}
