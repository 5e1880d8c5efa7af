import type { Aws } from "../../resource/host";
import type { TaskSnapshot } from "../../run/task";
import { lastSegment } from "../../values/arn";
import type { StackTask } from "../stack/stack";

/** The task that a command is about. */
export interface FoundTask {
  /** The clusters that it was looked for in, as a list in a sentence. */
  readonly lookedAt: string;
  /** Name of the stack that was read for it; absent where none was. */
  readonly stack?: string;
  readonly id: string;
  /** Absent where ECS has forgotten a task that is known by its id alone. */
  readonly arn?: string;
  /** Name or ARN. */
  readonly cluster: string;
  readonly aws: Aws;
  readonly inEcs: InEcs;
  /**
   * What the stack has of it, as a resource: the very one whose last recorded run it is, or one as a receipt of an earlier
   * run tells it.
   */
  readonly recorded?: StackTask;
  /** The stack's resource whose run it is. */
  readonly resource?: StackTask;
  /** Takes the stack's secrets out of a text; what was found without a stack has none. */
  readonly redact: (text: string) => string;
}

/** What ECS has of it. */
export type InEcs =
  | { readonly kind: "shown"; readonly task: TaskSnapshot }
  /** ECS does not know it (any more). */
  | { readonly kind: "forgotten" }
  /** ECS could not be asked. */
  | { readonly kind: "unasked"; readonly error: unknown };

/** A cluster as it reads in a sentence. */
export function placeOf(cluster: string, { region }: Pick<Aws, "region">): string {
  return `cluster ${lastSegment(cluster)} (${region})`;
}

/** The task as it reads in a sentence: `task 0123 in cluster main (eu-west-1)`. */
export function titleOf({ id, cluster, aws }: Pick<FoundTask, "id" | "cluster" | "aws">): string {
  return `task ${id} in ${placeOf(cluster, aws)}`;
}

/** The revision that it runs, as far as is known. */
export function revisionOf({ inEcs, recorded }: Pick<FoundTask, "inEcs" | "recorded">): string | undefined {
  const shown = inEcs.kind === "shown" ? inEcs.task.taskDefinitionArn : undefined;
  return shown ?? recorded?.outputs.revisionArn;
}

/** Where what is known of it is from. */
export function sourceOf({ inEcs, recorded, resource }: FoundTask): "ecs" | "state" | "receipt" {
  if (inEcs.kind === "shown") return "ecs";
  return recorded === resource ? "state" : "receipt";
}
