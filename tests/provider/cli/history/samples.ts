import type { PastRun } from "../../../../provider/cli/history/pastRun";
import { revision, stackTask } from "../stack/samples";

export { revision };

export const migrate = stackTask("migrate");

/** A run that succeeded on the given day of January. */
export function pastRun(day: number, rest: Partial<PastRun> = {}): PastRun {
  const date = `2026-01-${String(day).padStart(2, "0")}`;
  return {
    subject: migrate,
    status: "succeeded",
    reason: "command changed",
    attempt: 1,
    exitCode: 0,
    startedAt: `${date}T03:04:05.000Z`,
    stoppedAt: `${date}T03:04:17.500Z`,
    taskDefinitionArn: revision(day),
    taskId: String(day).padStart(32, "0"),
    cluster: "main",
    ...rest,
  };
}

/** Without the members of the names. */
export function without(run: PastRun, ...names: readonly (keyof PastRun)[]): PastRun {
  return Object.fromEntries(
    Object.entries(run).filter(([name]) => !names.includes(name as keyof PastRun)),
  ) as unknown as PastRun;
}
