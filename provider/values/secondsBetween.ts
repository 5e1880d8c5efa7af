/**
 * Seconds from a start to an end, both in ISO 8601; `undefined` where one of them is not known. Never negative: the start
 * is by ECS's clock, and an end that ECS has not reported yet by this machine's.
 */
export function secondsBetween(startedAt: string, stoppedAt: string): number;
export function secondsBetween(
  startedAt: string | undefined,
  stoppedAt: string | undefined,
): number | undefined;
export function secondsBetween(
  startedAt: string | undefined,
  stoppedAt: string | undefined,
): number | undefined {
  if (startedAt === undefined || stoppedAt === undefined) return undefined;
  return Math.max(0, Date.parse(stoppedAt) - Date.parse(startedAt)) / 1_000;
}
