import type { EffectEntry } from "../protocol/journal";

/**
 * One line for a container's exit and for a task's stop, `undefined` for any other effect:
 * `12:00:00.123 hi-web:2 0f3c… container web exited: 1`.
 */
export function effectLine({ name, at, detail }: EffectEntry): string | undefined {
  const happened = wordsFor(name, detail);
  if (happened === undefined) return undefined;
  const time = new Date(at).toISOString().slice(11, 23);
  return `${time} ${shortName(detail.taskDefinitionArn)} ${shortName(detail.taskArn)} ${happened}`;
}

function wordsFor(name: string, detail: EffectEntry["detail"]): string | undefined {
  switch (name) {
    case "container-exited":
      return `container ${detail.container} exited: ${detail.exitCode ?? "no exit code"}`;
    case "task-stopped":
      return `task stopped: ${detail.stoppedReason ?? detail.stopCode}`;
    default:
      return undefined;
  }
}

/** What an ARN ends with: `hi-web:2`, or a task's id. */
function shortName(arn: unknown): string {
  return String(arn).replace(/^.*\//, "");
}
