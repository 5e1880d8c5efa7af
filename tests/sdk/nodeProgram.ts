/** A TypeScript program with the generated SDK, with what its types must refuse. */
export const nodeProgram = `
import { GatedService, OneOffTask, Provider } from "pulumi-ecs-task-sdk";

const provider = new Provider("other", { region: "eu-west-1", secretKey: "key" });

const migrate = new OneOffTask(
  "migrate",
  {
    cluster: "main",
    taskDefinition: { family: "app", containerDefinitions: [{ name: "web", image: "app:v1", cpu: 64 }] },
    command: ["node", "migrate.js"],
    runPolicy: "onTrigger",
    triggers: ["v1"],
  },
  { provider },
);

// @ts-expect-error: no such policy
new OneOffTask("report", { cluster: "main", taskDefinitionArn: "app:1", runPolicy: "sometimes" });

// @ts-expect-error: no cluster
new OneOffTask("report", { taskDefinitionArn: "app:1" });

const service = new GatedService("web", {
  cluster: "main",
  taskDefinitionArn: migrate.taskDefinitionArn,
  release: [{ command: ["node", "migrate.js"], when: ["migrations/*"] }],
  service: { desiredCount: 2, launchType: "FARGATE" },
});

export const attempt = service.release.apply(([run]) => run?.attempt);
export const exitCode = migrate.exitCode.apply((code) => code === 0);
`;
