import type { ContainerDependency } from "@aws-sdk/client-ecs";
import type { Health } from "../../containers";

/** How far a container of a task has come, on its host. */
export type ContainerPhase =
  | { readonly kind: "waiting" | "starting" | "refused" }
  | { readonly kind: "running"; readonly health: Health }
  | { readonly kind: "exited"; readonly exitCode: number };

export type Readiness =
  | { readonly kind: "ready" | "waiting" }
  /** The dependency can never be fulfilled any more; `reason` in the words of the ECS agent. */
  | { readonly kind: "never"; readonly reason: string };

/**
 * Whether a container may start, by its `dependsOn` (SDK, ContainerCondition): START wants the other container started,
 * COMPLETE exited, SUCCESS exited with 0, HEALTHY running with a passed health check.
 */
export function readiness(
  target: string,
  dependsOn: readonly ContainerDependency[],
  phases: ReadonlyMap<string, ContainerPhase>,
): Readiness {
  let waiting = false;
  for (const { containerName = "", condition } of dependsOn) {
    const phase = phases.get(containerName) ?? { kind: "refused" as const };
    if (isFulfilled(condition, phase)) continue;
    if (phase.kind === "exited" || phase.kind === "refused") {
      return { kind: "never", reason: unresolvable(target, containerName, phase) };
    }
    waiting = true;
  }
  return { kind: waiting ? "waiting" : "ready" };
}

function isFulfilled(condition: ContainerDependency["condition"], phase: ContainerPhase): boolean {
  switch (condition) {
    case "START":
      return phase.kind === "running" || phase.kind === "exited";
    case "COMPLETE":
      return phase.kind === "exited";
    case "SUCCESS":
      return phase.kind === "exited" && phase.exitCode === 0;
    case "HEALTHY":
      return phase.kind === "running" && phase.health === "HEALTHY";
    case undefined:
      return true;
    default:
      return condition satisfies never;
  }
}

// Wording and the exit code 143 of such a container: amazon-ecs-agent, pull request 3218.
function unresolvable(target: string, dependency: string, phase: ContainerPhase): string {
  const exit = phase.kind === "exited" ? ` - Exit: ${phase.exitCode}` : "";
  return (
    "CannotStartContainerError: dependency graph: failed to resolve container ordering dependency " +
    `[${dependency} (STOPPED)${exit}] for target [${target} (NONE->RUNNING)] as dependency did not exit successfully.`
  );
}
