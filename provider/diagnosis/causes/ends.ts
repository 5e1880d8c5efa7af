import type { Cause } from "../cause";
import { culpritOf } from "../culprit";
import { containerIn, type Evidence } from "../evidence";
import { exitCodePhrase } from "../signal";

const failedWith =
  (cause: "otherContainer" | "noContainer" | "noExitCode" | "neverStarted") =>
  ({ outcome }: Evidence): boolean =>
    outcome.kind === "failed" && outcome.failure.cause === cause;

/** Ends that have a cause of their own, whatever ECS says. */
export const ownEnds: readonly Cause[] = [
  {
    title: "Another essential container ended first",
    fits: failedWith("otherContainer"),
    cause: ({ outcome, otherEssential, container }) => {
      const culprit = culpritOf(outcome, otherEssential);
      const who = culprit === undefined ? "Another essential container" : `Container "${culprit.name}"`;
      const code =
        culprit?.exitCode === undefined ? "" : ` with exit code ${exitCodePhrase(culprit.exitCode)}`;
      return `${who} ended first${code}, and the end of an essential container stops all others, "${container}" among them.`;
    },
    advice:
      "Mend that container, or make it non-essential (essential: false) if the command can do without it.",
    page: "stopped-task-error-codes",
  },
  {
    title: "The task has no such container",
    fits: failedWith("noContainer"),
    cause: ({ task, container }) =>
      `The task has ended, and none of its containers is called "${container}"; they are ${task?.containers.map(({ name }) => `"${name}"`).join(", ") || "none at all"}.`,
    advice: "Check `container` and the names in the task definition.",
  },
  {
    title: "ECS has lost the task",
    fits: ({ outcome }) => outcome.kind === "lost",
    cause: ({ task }) =>
      `ECS has not known the task for five minutes, after it was last seen ${task?.lastStatus}. Its cluster may be gone, or this machine may have slept past the hour that ECS remembers an ended task.`,
    advice:
      "Whether the command did its work cannot be told from here: look at the log and at what it was to change before you run it again.",
  },
  {
    title: "It took too long",
    fits: ({ outcome }) => outcome.kind === "timedOut" && outcome.limit === "timeout",
    cause: (seen) =>
      seen.task?.startedAt === undefined && containerIn(seen)?.lastStatus !== "RUNNING"
        ? `After ${seen.limits.timeoutSeconds} s it had not even started, and this \`up\` had ECS stop the task. It was ${seen.task?.lastStatus}.`
        : `It was still running after ${seen.limits.timeoutSeconds} s, and this \`up\` had ECS stop the task. ${afterOurStop(seen)}`,
    advice:
      "If the last lines show progress, raise timeoutSeconds; if not, look for what it waits for, such as a lock in the database or an address that does not answer.",
  },
];

/** What is left where nothing else has fitted. */
export const unexplained: readonly Cause[] = [
  {
    title: "ECS started no task",
    fits: ({ outcome }) => outcome.kind === "refused",
    cause: ({ words }) =>
      words === ""
        ? "ECS started no task, and gave no reason."
        : "ECS started no task, for a reason that only its words tell.",
    advice: "Check the cluster, its capacity providers and its instances, and run `pulumi up` again.",
    page: "api_failures_messages",
  },
  {
    title: "The task never started",
    fits: failedWith("neverStarted"),
    cause: ({ words }) =>
      words === ""
        ? "ECS stopped the task before it ran, and does not say why."
        : "ECS stopped the task before it ran, for a reason that only its words tell.",
    advice:
      "AWS's runbook AWSSupport-TroubleshootECSTaskFailedToStart (Systems Manager, Automation) checks network, roles, image and secrets of a task that has stopped within the hour.",
    page: "stopped-task-error-codes",
  },
  {
    title: "ECS reports no exit code",
    fits: failedWith("noExitCode"),
    cause: ({ container }) =>
      `Container "${container}" has run, and ECS reports no exit code for it: its host or the agent was lost with it.`,
    advice:
      "Whether the command did its work cannot be told: look at the last lines and at what it was to change before you run it again.",
    page: "stopped-task-error-codes",
  },
];

function afterOurStop({ outcome, container }: Evidence): string {
  if (outcome.kind !== "timedOut") return "";
  const { lastStatus, exitCode } = outcome.task.containers.find(({ name }) => name === container) ?? {};
  if (lastStatus !== "STOPPED" && outcome.task.lastStatus !== "STOPPED")
    return "ECS had not reported its end five minutes later: it may still run, and the next `up` waits for it.";
  if (exitCode === 0)
    return "Its exit code 0 is no success: a program that handles SIGTERM ends with it, finished or not.";
  return "It may have done a part of its work.";
}
