import { execFile } from "node:child_process";
import { performance } from "node:perf_hooks";
import { promisify } from "node:util";
import { CreateServiceCommand, ECSClient, RegisterTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import { clientEnvironment } from "../../tests/simulator/clients/python";
import { accountIn } from "../gateLag/account";
import * as job from "../gateLag/definition";
import { definitionOf, runTaskOptions, service } from "./release";

/** The steps that people write down for a deploy with a migration: the service is updated if the migration exits with 0. */
const script = `set -eu
cli=$1 definition=$2; shift 2
revision=$("$cli" ecs register-task-definition --cli-input-json "$definition" \\
  --query taskDefinition.taskDefinitionArn --output text)
task=$("$cli" ecs run-task "$@" --task-definition "$revision" --query 'tasks[0].taskArn' --output text)
"$cli" ecs wait tasks-stopped --cluster ${job.cluster} --tasks "$task"
code=$("$cli" ecs describe-tasks --cluster ${job.cluster} --tasks "$task" \\
  --query 'tasks[0].containers[0].exitCode' --output text)
test "$code" = 0
"$cli" ecs update-service --cluster ${job.cluster} --service ${service} --task-definition "$revision"
`;

/** Makes the first release: what is there when a deploy begins. */
export async function prepareService(region: string, endpoint: string): Promise<void> {
  await accountIn(region, endpoint).prepare();
  const ecs = new ECSClient({ region, endpoint, credentials: job.credentials });
  await ecs.send(new RegisterTaskDefinitionCommand(definitionOf(1, region)));
  await ecs.send(
    new CreateServiceCommand({
      cluster: job.cluster,
      serviceName: service,
      taskDefinition: service,
      desiredCount: 1,
      launchType: "FARGATE",
      networkConfiguration: { awsvpcConfiguration: job.network },
    }),
  );
}

/** Deploys a release by the script. Resolves to the seconds that it took. */
export async function deployScripted(
  cli: string,
  release: number,
  region: string,
  endpoint: string,
  command: readonly string[],
): Promise<number> {
  // As it comes: the tests' clients try once.
  const { AWS_MAX_ATTEMPTS, ...environment } = clientEnvironment(endpoint);
  const definition = JSON.stringify(definitionOf(release, region));
  const beginMs = performance.now();
  await promisify(execFile)("sh", ["-c", script, "deploy", cli, definition, ...runTaskOptions(command)], {
    env: { ...environment, AWS_DEFAULT_REGION: region },
  });
  return (performance.now() - beginMs) / 1_000;
}
