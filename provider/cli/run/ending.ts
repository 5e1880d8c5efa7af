import type { RunRecord } from "../../resource/runRecord";
import { Interrupted } from "../../run/interrupt";

/** What is said of the end, on stderr; what was interrupted has been told already. */
export function endOf(record: RunRecord): string | undefined {
  switch (record.kind) {
    case "succeeded": {
      const { startedAt, stoppedAt } = record.outputs;
      if (startedAt === undefined || stoppedAt === undefined) return "exited 0";
      return `exited 0 after ${(Date.parse(stoppedAt) - Date.parse(startedAt)) / 1_000} s`;
    }
    case "failed":
      return record.report;
    case "failedBefore":
      return record.outputs.failure ?? "failed";
    case "unfinished":
      return record.cause instanceof Interrupted ? undefined : record.report;
    default:
      return record satisfies never;
  }
}
