import { spawn } from "node:child_process";
import { clientEnvironment, pythonClients } from "../../tests/simulator/clients/python";
import { cluster } from "./definition";

/** The path of an AWS CLI v1; it is installed the first time. Rejects with the reason when there is none. */
export async function awsCli(): Promise<string> {
  const clients = await pythonClients();
  if (clients.kind === "unavailable") throw new Error(clients.reason);
  return clients.aws;
}

/**
 * `aws ecs wait tasks-stopped`. Resolves when it has ended, to milliseconds since the epoch; the signal kills it. Rejects
 * when it says that it has waited in vain.
 */
export function waitWithAwsCli(
  program: string,
  { endpoint, region, taskArn }: { endpoint: string; region: string; taskArn: string },
  signal: AbortSignal,
): Promise<number> {
  // As it comes: the tests' clients try once.
  const { AWS_MAX_ATTEMPTS, ...environment } = clientEnvironment(endpoint);
  const child = spawn(program, ["ecs", "wait", "tasks-stopped", "--cluster", cluster, "--tasks", taskArn], {
    env: { ...environment, AWS_DEFAULT_REGION: region },
    stdio: ["ignore", "inherit", "inherit"],
    signal,
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code === 0) resolve(Date.now());
      else reject(new Error(`aws ecs wait tasks-stopped ended with ${code}`));
    });
  });
}
