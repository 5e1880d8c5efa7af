import { type FailureSample, stopped } from "../sample";

export const stopSamples: readonly FailureSample[] = [
  {
    title: "Stopped by somebody",
    when: "StopTask was called with a reason, which is ECS's then.",
    outcome: stopped("UserInitiated", "blocks the nightly backup, ask Ada"),
  },
  {
    title: "Stopped by somebody",
    when: "StopTask was called, and the command took the SIGTERM as its end.",
    outcome: stopped("UserInitiated", "Task stopped by user", 0),
  },
  {
    title: "An earlier `up` had stopped it",
    when: "An `up` stopped the task at its limit, and ended before the task did.",
    outcome: stopped("UserInitiated", "pulumi-ecs-task: not finished after timeoutSeconds (1800)"),
  },
  {
    title: "Spot capacity was taken back",
    when: "The task ran on FARGATE_SPOT or on Spot Instances.",
    outcome: stopped("SpotInterruption", "Your Spot Task was interrupted."),
  },
  {
    title: "AWS retired what it ran on",
    when: "AWS maintains or retires the machine.",
    outcome: stopped(
      "TerminationNotice",
      "ECS is performing maintenance on the underlying infrastructure hosting the task.",
    ),
  },
  {
    title: "Its host is gone",
    when: "The instance was stopped, terminated or found unhealthy.",
    outcome: stopped("TerminationNotice", "Host EC2 (instance i-03dba81187d65ce7e) terminated.", 137),
  },
  {
    title: "Its instance was deregistered",
    when: "Somebody has deregistered the instance under its tasks.",
    outcome: stopped("UserInitiated", "Container instance deregistration forced by user"),
  },
  {
    title: "Load balancer health checks failed",
    when: "A service stopped the task for its target group's health checks.",
    outcome: stopped(
      "ServiceSchedulerInitiated",
      "Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/hi-web/73e2d6bc24d8a067)",
    ),
  },
  {
    title: "Container health checks failed",
    when: "A service stopped the task for a container's health check.",
    outcome: stopped("ServiceSchedulerInitiated", "Task failed container health checks"),
  },
  {
    title: "A service scaled it away",
    when: "A service's scheduler stopped the task.",
    outcome: stopped(
      "ServiceSchedulerInitiated",
      "Scaling activity initiated by (deployment ecs-svc/9223370486157318231)",
    ),
  },
  {
    title: "Stopped for a reason of ECS's own",
    when: "ECS stopped the task with a code that has no row of its own.",
    outcome: stopped("CapacityRebalance", "The task was moved."),
  },
];
