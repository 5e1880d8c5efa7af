import { type Cause, says } from "../cause";

const page = "api_failures_messages";

/** Why ECS found no place for the task: what RunTask answers, or what stopped it while it waited for one. */
export const placementCauses: readonly Cause[] = [
  {
    title: "No instance has the CPU or memory",
    fits: says(/\bRESOURCE:(CPU|MEMORY)/),
    cause: "No instance of the cluster has as much CPU and memory free as the task reserves.",
    advice:
      "Add or enlarge instances, reserve less (cpu, memory, memoryReservation), or run it on Fargate. Instances that the service fills up leave no room for a task beside it.",
    page,
  },
  {
    title: "No instance has the port free",
    fits: says(/\bRESOURCE:PORTS/),
    cause:
      "The task wants a fixed port of its instance, which the service's own tasks have taken on each of them.",
    advice:
      "A one-off task needs no port: set hostPort to 0 or use awsvpc, or give it a task definition without portMappings.",
    page,
  },
  {
    title: "No instance has a network interface free",
    fits: says(/\bRESOURCE:ENI/),
    cause: "In awsvpc mode each task takes a network interface, and no instance has one left.",
    advice: "Add instances, use a larger instance type, or turn on awsvpcTrunking.",
    page,
  },
  {
    title: "No instance has a GPU free",
    fits: says(/\bRESOURCE:GPU/),
    cause: "No instance of the cluster has as many GPUs free as the task asks for.",
    advice: "Add GPU instances; a migration that needs no GPU wants a task definition without one.",
    page,
  },
  {
    title: "No instance has the room",
    fits: says(/\bRESOURCE:/),
    cause: "No instance of the cluster has enough of something that the task reserves; ECS's words name it.",
    advice: "Add instances, or have the task reserve less of it.",
    page,
  },
  {
    title: "The instance's agent is disconnected",
    fits: says(/(^|[\s:])AGENT\b/m),
    cause: "The ECS agent of the instance that had room for the task has lost its connection.",
    advice:
      "Look at the agent on the instance (`systemctl status ecs`, /var/log/ecs/ecs-agent.log), its instance role and its way to ECS's endpoints, or replace the instance.",
    page,
  },
  {
    title: "No instance in the subnets' zones",
    fits: says(/(^|[\s:])LOCATION\b/m),
    cause: "The instances are in other availability zones than networkConfiguration.subnets.",
    advice: "Give subnets of the zones where there are instances, or instances in the zones of the subnets.",
    page,
  },
  {
    title: "A placement constraint that no instance meets",
    fits: says(/MemberOf placement constraint/i),
    cause: "No instance meets the placement constraints of the task definition or of the run.",
    advice: "Loosen placementConstraints, or give an instance the attributes that they ask for.",
    page,
  },
  {
    title: "An attribute that no instance has",
    fits: says(/(^|[\s:])ATTRIBUTE\b/m),
    cause:
      "The task definition needs a capability that no instance has: a newer agent, a log driver, task roles, awsvpc, or another architecture.",
    advice:
      'Update the agent (ECS-optimized AMI), or compare `requiresAttributes` of the task definition with `aws ecs describe-container-instances`; a cluster with Fargate alone wants launchType: "FARGATE".',
    page,
  },
  {
    title: "Fargate has no capacity",
    fits: says(/Capacity is unavailable/i),
    cause: "Fargate has no capacity of that kind left in the subnets' availability zones at the moment.",
    advice:
      "Add subnets in other zones, ask for another size of CPU and memory, or use FARGATE in place of FARGATE_SPOT; otherwise try again later.",
    page,
  },
  {
    title: "The account's Fargate quota is used up",
    fits: says(/limit on the number of (vCPUs|tasks)|configuration is above your limit/i),
    cause: "The account runs as much on Fargate in this region as its quota allows, and the service counts.",
    advice:
      'Ask for more in Service Quotas ("Fargate On-Demand vCPU resource count"), ask for a smaller task, or end what is not needed.',
    page: "service-event-messages-list",
  },
  {
    title: "The capacity provider has no instance",
    fits: says(/EMPTY CAPACITY PROVIDER|NO ACTIVE INSTANCES/i),
    cause: "The capacity provider's Auto Scaling group has no active instance, and got none in time.",
    advice:
      "Look at the group's activity history (limits, failed launches, its maximum size) and whether its instances join the cluster (ECS_CLUSTER, instance role), or run the task on FARGATE.",
    page,
  },
  {
    title: "The task definition does not fit the capacity",
    fits: says(/not compatible with the selected compute strategy/i),
    cause: "The task definition is not meant for the launch type or capacity provider of the run.",
    advice: "Set requiresCompatibilities, cpu, memory and networkMode to fit them, or choose others.",
    page: "failed-to-start-error",
  },
];
