import type { Cause } from "../cause";
import type { Evidence } from "../evidence";

const page = "task-lifecycle-explanation";

const waitsIn =
  (...statuses: readonly string[]) =>
  ({ outcome, task }: Evidence): boolean =>
    outcome.kind === "timedOut" &&
    outcome.limit === "startTimeout" &&
    (statuses.length === 0 || statuses.includes(task?.lastStatus ?? ""));

/** How it stood when its time was out, or stands. */
const it = ({ stillWaits }: Evidence): string => (stillWaits ? "It is" : "It was");

const advice =
  (words: string) =>
  ({ stillWaits }: Evidence): string =>
    stillWaits ? words : `${words} If it only needs longer, raise startTimeoutSeconds.`;

/** What a task waits for that did not start in time, by how it stood then. */
export const waitCauses: readonly Cause[] = [
  {
    title: "It waited for instances",
    fits: (seen) => waitsIn("PROVISIONING")(seen) && onInstances(seen),
    cause: (seen) =>
      `${it(seen)} still PROVISIONING: ECS waits for ${seen.task?.capacityProviderName === undefined ? "the capacity provider" : `capacity provider "${seen.task.capacityProviderName}"`} to start an instance with room for it.`,
    advice: advice(
      "Look at the Auto Scaling group's activity history and its maximum size, and whether new instances join the cluster.",
    ),
    page,
  },
  {
    title: "It waited for its network interface",
    fits: waitsIn("PROVISIONING"),
    cause: (seen) =>
      `${it(seen)} still PROVISIONING: AWS makes room and a network interface for it${interfaceOf(seen)}.`,
    advice: advice(
      "Look for free addresses in the subnets, and for the network interface in EC2's console; add subnets in other zones.",
    ),
    page,
  },
  {
    title: "It was pulling its image",
    fits: (seen) =>
      waitsIn()(seen) && seen.task?.pullStartedAt !== undefined && seen.task.pullStoppedAt === undefined,
    cause: (seen) =>
      `${it(seen)} ${seen.task?.lastStatus}, and pulling its image since ${seen.task?.pullStartedAt?.toISOString()}.`,
    advice: advice(
      "A way to the registry that leads nowhere, or a very large image: check the route, the NAT gateway or VPC endpoints (ecr.api, ecr.dkr, s3) and the security groups; make the image smaller.",
    ),
    page: "task_cannot_pull_image",
  },
  {
    title: "It waited for another container",
    fits: (seen) => waitsIn()(seen) && othersUp(seen).length > 0,
    cause: (seen) =>
      `${it(seen)} ${seen.task?.lastStatus}: container ${listed(othersUp(seen))} ${seen.stillWaits ? "has" : "had"} started, and "${seen.container}" ${seen.stillWaits ? "has" : "had"} not, as dependsOn makes it wait.`,
    advice: advice(
      "See whether that container becomes what dependsOn asks of it: HEALTHY needs a health check that passes, COMPLETE and SUCCESS its end. Its log says more.",
    ),
    page,
  },
  {
    title: "It waited for the agent of its instance",
    fits: (seen) => waitsIn("PENDING")(seen) && onInstances(seen),
    cause: (seen) =>
      `${it(seen)} still PENDING: placed on ${seen.task?.containerInstanceArn?.split("/").at(-1) ?? "an instance"}, whose agent has not begun with it.`,
    advice: advice(
      `Look at the agent there (\`systemctl status ecs\`, /var/log/ecs/ecs-agent.log), at Docker and at the disk; replace the instance.`,
    ),
    page,
  },
  {
    title: "It was pending",
    fits: waitsIn("PENDING"),
    cause: (seen) =>
      `${it(seen)} still PENDING, while AWS fetches its image and secrets and sets up its volumes${interfaceOf(seen)}.`,
    advice: advice(
      "It mostly is the network: check the route, the NAT gateway or VPC endpoints (ecr.api, ecr.dkr, s3, logs, secretsmanager, ssm) and the security groups.",
    ),
    page,
  },
  {
    title: "It was activating",
    fits: waitsIn("ACTIVATING"),
    cause: (seen) =>
      `${it(seen)} still ACTIVATING: its containers are created, its network is set up, and it is registered where it is to be found.`,
    advice: advice("Look at the containers' own states and at what they mount."),
    page,
  },
  {
    title: "It did not start in time",
    fits: waitsIn(),
    cause: (seen) =>
      `${it(seen)} ${seen.task?.lastStatus}, and container "${seen.container}" ${seen.stillWaits ? "has" : "had"} not started.`,
    advice: advice("Look at the task in the console."),
    page,
  },
];

/** Placed on, or waiting for, an instance that somebody has to provide. */
function onInstances({ task }: Evidence): boolean {
  if (task?.containerInstanceArn !== undefined) return true;
  return task?.capacityProviderName === undefined
    ? task?.launchType === "EC2" || task?.launchType === "EXTERNAL"
    : !/^FARGATE(_SPOT)?$/.test(task.capacityProviderName);
}

function interfaceOf({ task }: Evidence): string {
  const status = task?.attachments?.find(({ type }) => type === "ElasticNetworkInterface")?.status;
  return status === undefined ? "" : `; the network interface is ${status}`;
}

/** Other containers that run or have ended while the judged one does not. */
function othersUp({ task, container }: Evidence): readonly string[] {
  const containers = task?.containers ?? [];
  return containers
    .filter(
      ({ name, lastStatus }) => name !== container && (lastStatus === "RUNNING" || lastStatus === "STOPPED"),
    )
    .map(({ name }) => name);
}

const listed = (names: readonly string[]) => names.map((name) => `"${name}"`).join(", ");
