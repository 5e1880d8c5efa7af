import { type FailureSample, stuck, web } from "../sample";

const instance =
  "arn:aws:ecs:eu-west-1:123456789012:container-instance/prod/0f1e2d3c4b5a69788796a5b4c3d2e1f0";
const attachments = (status: string) => [{ type: "ElasticNetworkInterface", status }];

export const waitSamples: readonly FailureSample[] = [
  {
    title: "It waited for instances",
    when: "The task is PROVISIONING until a capacity provider has an instance for it.",
    outcome: stuck("PROVISIONING", { launchType: "EC2", capacityProviderName: "instances" }),
  },
  {
    title: "It waited for its network interface",
    when: "The task is PROVISIONING, on Fargate.",
    outcome: stuck("PROVISIONING", { attachments: attachments("PRECREATED") }),
  },
  {
    title: "It was pulling its image",
    when: "The pull has begun and not ended.",
    outcome: stuck("PENDING", {
      attachments: attachments("ATTACHED"),
      pullStartedAt: new Date("2026-03-04T02:10:25Z"),
    }),
  },
  {
    title: "It waited for another container",
    when: "`dependsOn` waits for a container that does not become as it is asked to.",
    outcome: stuck("ACTIVATING", {
      pullStartedAt: new Date("2026-03-04T02:10:25Z"),
      pullStoppedAt: new Date("2026-03-04T02:10:38Z"),
      containers: [web("PENDING"), { name: "proxy", lastStatus: "RUNNING" }],
    }),
    context: { otherEssential: ["proxy"] },
  },
  {
    title: "It waited for the agent of its instance",
    when: "The task was placed on an instance that does nothing with it.",
    outcome: stuck("PENDING", { launchType: "EC2", containerInstanceArn: instance }),
  },
  {
    title: "It was pending",
    when: "Fargate prepares the task and does not get on.",
    outcome: stuck("PENDING", { attachments: attachments("ATTACHED") }),
  },
  {
    title: "It was activating",
    when: "The images are there, and no container runs yet.",
    outcome: stuck("ACTIVATING", {
      pullStartedAt: new Date("2026-03-04T02:10:25Z"),
      pullStoppedAt: new Date("2026-03-04T02:10:38Z"),
    }),
  },
  {
    title: "It did not start in time",
    when: "The task stood otherwise.",
    outcome: stuck("DEPROVISIONING", {}),
  },
];
