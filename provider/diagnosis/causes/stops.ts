import { type Cause, named, says, type Words } from "../cause";
import type { Evidence } from "../evidence";

const stoppedWith = (stopCode: string) => (seen: Evidence) => seen.stopCode === stopCode;

/** Some stop codes tell less than the words beside them; a user's words tell nothing but what the user meant. */
const byEcs =
  (pattern: RegExp, stopCode?: string) =>
  (seen: Evidence): boolean =>
    (stopCode !== undefined && seen.stopCode === stopCode) ||
    (seen.stopCode !== undefined &&
      !["UserInitiated", "EssentialContainerExited", "TaskFailedToStart"].includes(seen.stopCode) &&
      pattern.test(seen.words));

/** What a stop from outside leaves behind. */
function afterStop(cause: Words): Words {
  return (seen) => {
    const { outcome, task } = seen;
    const said = typeof cause === "string" ? cause : cause(seen);
    if (outcome.kind === "failed" && outcome.failure.exitCode === 0)
      return `${said} Its exit code 0 is no success: a program that handles SIGTERM ends with it, finished or not.`;
    return task?.startedAt === undefined
      ? said
      : `${said} It was running, and may have done a part of its work.`;
  };
}

/** Who or what stopped the task, none of its own containers having ended it. */
export const stopCauses: readonly Cause[] = [
  {
    title: "Its instance was deregistered",
    fits: says(/^Container instance deregistration forced by user/m),
    cause: afterStop("Somebody has deregistered the instance under the task, by force."),
    advice: "Run `pulumi up` again. CloudTrail names who it was (DeregisterContainerInstance).",
    page: "stopped-task-error-codes",
  },
  {
    title: "An earlier `up` had stopped it",
    fits: (seen) => stoppedWith("UserInitiated")(seen) && /^pulumi-ecs-task: /m.test(seen.words),
    cause: afterStop(
      (seen) => `An earlier \`up\` had asked ECS to stop it: ${named(/^pulumi-ecs-task: (.*)$/m, seen)}.`,
    ),
    advice: "If the last lines show progress, raise that limit; if not, look for what it waited for.",
  },
  {
    title: "Stopped by somebody",
    fits: stoppedWith("UserInitiated"),
    cause: afterStop(
      ({ words }) =>
        `Somebody, or a program, has called StopTask${/Task stopped by user|^$/.test(words) ? ", and gave no reason" : ", with the reason that ECS repeats"}.`,
    ),
    advice:
      "CloudTrail names who it was: `aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=StopTask`.",
    page: "stopped-task-error-codes",
  },
  {
    title: "Spot capacity was taken back",
    fits: byEcs(/Spot (Task was|.*)interrupt/i, "SpotInterruption"),
    cause: afterStop("The task was on Spot capacity, which AWS has taken back or did not have."),
    advice:
      'Run it where nobody takes it away: capacityProviderStrategies with FARGATE, or launchType: "FARGATE". A migration costs cents there.',
    page: "spot-interruption-errors",
  },
  {
    title: "AWS retired what it ran on",
    fits: byEcs(/performing maintenance|retire/i),
    cause: afterStop(
      "AWS has taken the machine under the task out of service, and does not start such a task again.",
    ),
    advice:
      "Run `pulumi up` again. For long runs look at AWS Health, which announces maintenance days before.",
    page: "task-maintenance",
  },
  {
    title: "Its host is gone",
    fits: (seen) =>
      byEcs(/Host EC2 \(instance/i, "InfrastructureHealth")(seen) || stoppedWith("TerminationNotice")(seen),
    cause: afterStop(
      (seen) =>
        `The machine under the task${named(/\(instance (i-\w+)\)/, seen) === undefined ? "" : `, ${named(/\(instance (i-\w+)\)/, seen)},`} was stopped, terminated or found unhealthy, by Auto Scaling, Spot or a person.`,
    ),
    advice:
      "Run `pulumi up` again. For runs that must not be cut off, turn on managed termination protection and managed draining of the capacity provider, or use Fargate.",
    page: "stopped-task-error-codes",
  },
  {
    title: "Load balancer health checks failed",
    fits: byEcs(/failed ELB health checks/i),
    cause: afterStop(
      "A service has taken the task for one of its own, and stopped it for failed health checks.",
    ),
    advice:
      "A one-off task belongs to no service and no load balancer: see who registered it in the target group.",
    page: "stopped-task-error-codes",
  },
  {
    title: "Container health checks failed",
    fits: byEcs(/failed container health checks/i),
    cause: afterStop("The task was stopped because a container's health check failed."),
    advice:
      "The container's healthCheck is made for the server and not for this command: give the run a container definition without it, or a longer startPeriod.",
    page: "stopped-task-error-codes",
  },
  {
    title: "A service scaled it away",
    fits: byEcs(/Scaling activity initiated by/i, "ServiceSchedulerInitiated"),
    cause: afterStop("The scheduler of a service has stopped the task, as when it scales in or deploys."),
    advice: "A one-off task belongs to no service: look at what else uses its startedBy or its group.",
    page: "stopped-task-error-codes",
  },
  {
    title: "Stopped for a reason of ECS's own",
    fits: ({ outcome }) => outcome.kind === "failed" && outcome.failure.cause === "stopped",
    cause: afterStop(({ stopCode }) => `ECS has stopped the task, with the stop code ${stopCode}.`),
    advice: "Run `pulumi up` again; look that code up if it stays.",
    page: "stopped-task-error-codes",
  },
];
