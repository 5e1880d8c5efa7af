import { setTimeout as pause } from "node:timers/promises";

/**
 * Polls until `read` answers something that is neither `undefined` nor `false`, and answers that. Throws after
 * `deadlineMs`, which only a test that has failed reaches, with what `seen` tells of the state then.
 */
export async function eventually<T>(
  read: () => T | undefined | false | Promise<T | undefined | false>,
  seen: () => unknown = () => "",
  deadlineMs = 15_000,
): Promise<T> {
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    const value = await read();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > deadline) {
      throw new Error(
        `not within ${deadlineMs} ms: ${read.toString()}\nlast seen: ${JSON.stringify(seen(), null, 1)}`,
      );
    }
    await pause(3);
  }
}
