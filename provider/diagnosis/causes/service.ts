import type { Cause } from "../cause";
import type { Evidence } from "../evidence";

const page = "stopped-task-error-codes";

const inService =
  (fits: (seen: Evidence) => boolean) =>
  (seen: Evidence): boolean =>
    seen.task?.service !== undefined && fits(seen);

/** Where the scheduler's own account of a service stands. */
const events = ({ task }: Evidence): string =>
  `\`aws ecs describe-services --cluster ${task?.arn.split("/").at(-2)} --services ${task?.service}\` has its events`;

/**
 * What ends the tasks of a service and is told otherwise of a task that stands by itself: they are meant to run on, and the
 * service starts others in their place.
 */
export const serviceCauses: readonly Cause[] = [
  {
    title: "A service's container has come to its end",
    fits: inService(({ exitCode }) => exitCode === 0),
    cause: ({ container }) =>
      `The command of "${container}" has come to its end, and with it the task; a service's task is meant to run on, so the service starts another.`,
    advice:
      "Give the container a command that stays in the foreground. What is to run once is no service: `ecs-task run` does that.",
    page,
  },
  {
    title: "Load balancer health checks failed, in a service",
    fits: inService(({ words }) => /failed ELB health checks/i.test(words)),
    cause: "The load balancer's health checks of this task have failed, and its service has stopped it.",
    advice:
      "Check that the container listens on the port of the target group, on 0.0.0.0; that the health check's path answers with one of its success codes; and that the security groups let the load balancer in. If it only needs longer to start, raise the service's healthCheckGracePeriodSeconds.",
    page,
  },
  {
    title: "Container health checks failed, in a service",
    fits: inService(({ words }) => /failed container health checks/i.test(words)),
    cause: "The health check in the container definition has failed, and the service has stopped the task.",
    advice:
      "Run the healthCheck's command in the image: what it calls, such as curl, has to be there. If the program only needs longer to start, raise its startPeriod.",
    page,
  },
  {
    title: "Its service has stopped it",
    fits: inService(
      ({ stopCode, words }) =>
        stopCode === "ServiceSchedulerInitiated" || /Scaling activity initiated by/i.test(words),
    ),
    cause: "Its service has stopped it, as it does when it deploys another revision or scales in.",
    advice: (seen) => `Nothing has to be wrong: ${events(seen)}, which tell why.`,
    page,
  },
  {
    title: "Spot capacity was taken back, in a service",
    fits: inService(({ stopCode }) => stopCode === "SpotInterruption"),
    cause: "The task was on Spot capacity, which AWS has taken back.",
    advice:
      "The service starts another one. Let the program end on SIGTERM within two minutes, and give the service's capacityProviderStrategies a base on FARGATE.",
    page: "spot-interruption-errors",
  },
];

/** What is said of a run, in words for a task that its service starts again by itself. */
export function inServiceWords(text: string): string {
  return text
    .replace(/\bRun (it|`pulumi up`) again\b/g, "The service starts another")
    .replace(/\brun (it|`pulumi up`) again\b/g, "the service starts another")
    .replace(/A one-off task needs no port: set/g, "Set")
    .replace(/, or give it a task definition without portMappings/g, "")
    .replace(/ It was running, and may have done a part of its work\./g, "");
}
