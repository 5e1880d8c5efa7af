/**
 * Looks every 100 ms until `look` finds something, and resolves with it; with `undefined` after `deadlineMs`.
 * A rejection of `look` passes, and the reason of `interrupt` once it is aborted.
 */
export async function waitFor<T>(
  look: () => Promise<T | undefined>,
  deadlineMs: number,
  interrupt: AbortSignal,
): Promise<T | undefined> {
  const startedAt = performance.now();
  for (;;) {
    interrupt.throwIfAborted();
    const found = await look();
    if (found !== undefined || performance.now() - startedAt > deadlineMs) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
