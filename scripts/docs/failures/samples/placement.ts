import { type FailureSample, neverStarted, refused } from "../sample";

const instance =
  "(arn:aws:ecs:eu-west-1:123456789012:container-instance/prod/0f1e2d3c4b5a69788796a5b4c3d2e1f0)";
const noTask = { logs: { kind: "elsewhere", because: "no task was started" } } as const;
const waiting = { launchType: "EC2", capacityProviderName: "instances" };

export const placementSamples: readonly FailureSample[] = [
  {
    title: "No instance has the CPU or memory",
    when: "RunTask finds no instance with as much CPU or memory free.",
    outcome: refused(`RESOURCE:MEMORY ${instance}`),
    context: noTask,
  },
  {
    title: "No instance has the CPU or memory",
    when: "The task has waited for its capacity provider in vain.",
    outcome: neverStarted("TaskFailedToStart: RESOURCE:CPU", undefined, waiting),
  },
  {
    title: "No instance has the port free",
    when: "The task definition has a fixed host port, and the service's tasks hold it.",
    outcome: refused(`RESOURCE:PORTS ${instance}`),
    context: noTask,
  },
  {
    title: "No instance has a network interface free",
    when: "Instances can hold no more tasks in awsvpc mode.",
    outcome: refused(`RESOURCE:ENI ${instance}`),
    context: noTask,
  },
  {
    title: "No instance has a GPU free",
    when: "The definition asks for a GPU.",
    outcome: refused(`RESOURCE:GPU ${instance}`),
    context: noTask,
  },
  {
    title: "No instance has the room",
    when: "Instances lack another resource.",
    outcome: refused(`RESOURCE:NEURON ${instance}`),
    context: noTask,
  },
  {
    title: "The instance's agent is disconnected",
    when: "The only instance with room has a disconnected agent.",
    outcome: refused(`AGENT ${instance}`),
    context: noTask,
  },
  {
    title: "No instance in the subnets' zones",
    when: "The instances are elsewhere than the subnets of the run.",
    outcome: refused(`LOCATION ${instance}`),
    context: noTask,
  },
  {
    title: "An attribute that no instance has",
    when: "No instance has what the definition requires of it.",
    outcome: refused(`ATTRIBUTE ${instance}`),
    context: noTask,
  },
  {
    title: "A placement constraint that no instance meets",
    when: "`placementConstraints` leave no instance over.",
    outcome: neverStarted(
      "TaskFailedToStart: MemberOf placement constraint unsatisfied.",
      undefined,
      waiting,
    ),
  },
  {
    title: "Fargate has no capacity",
    when: "AWS is out of Fargate capacity in those zones.",
    outcome: refused(
      "Capacity is unavailable at this time. Please try again later or in a different availability zone",
    ),
    context: noTask,
  },
  {
    title: "The account's Fargate quota is used up",
    when: "The account's tasks reach the quota of vCPUs.",
    outcome: refused(
      "You’ve reached the limit on the number of vCPUs you can run concurrently. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.",
    ),
    context: noTask,
  },
  {
    title: "The capacity provider has no instance",
    when: "The Auto Scaling group behind the capacity provider is empty and stays so.",
    outcome: neverStarted("TaskFailedToStart: EMPTY CAPACITY PROVIDER", undefined, waiting),
  },
  {
    title: "The task definition does not fit the capacity",
    when: "The definition is for Fargate and the capacity is not, or the other way round.",
    outcome: neverStarted(
      "The selected task definition is not compatible with the selected compute strategy",
      undefined,
      waiting,
    ),
  },
  {
    title: "ECS started no task",
    when: "RunTask answers without a task, and with a reason that has no row of its own.",
    outcome: refused("MISSING"),
    context: noTask,
  },
];
