import { join } from "node:path";
import { pythonEnvironment } from "../../pythonEnvironment";

/** Clients that nobody here wrote, or why there are none. */
export type PythonClients =
  | { readonly kind: "ready"; readonly aws: string; readonly python: string }
  | { readonly kind: "unavailable"; readonly reason: string };

/** The AWS CLI and boto3 in a virtual environment. */
export async function pythonClients(): Promise<PythonClients> {
  try {
    const bin = await pythonEnvironment("clients");
    return { kind: "ready", aws: join(bin, "aws"), python: join(bin, "python") };
  } catch (cause) {
    return { kind: "unavailable", reason: `no AWS CLI and boto3: ${(cause as Error).message.trim()}` };
  }
}

/** The environment for a client: credentials that are none, this endpoint, and nothing of the machine's own settings. */
export function clientEnvironment(url: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? "",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_DEFAULT_REGION: "eu-west-1",
    AWS_ENDPOINT_URL: url,
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_MAX_ATTEMPTS: "1",
  };
}
