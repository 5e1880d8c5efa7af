/** A stand-in for Pulumi's AWS provider that waits for engines. */
export interface ServedProvider {
  /** TCP port on 127.0.0.1, for `PULUMI_DEBUG_PROVIDERS=aws:PORT` in the environment of `pulumi`. */
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serves a stand-in for Pulumi's AWS provider to every engine with `PULUMI_DEBUG_PROVIDERS=aws:PORT` in its environment, one
 * `pulumi up` after the other. It knows `aws.ecs.Cluster`, `TaskDefinition`, `Service` and `aws.cloudwatch.LogGroup`, and
 * refuses an endpoint that is not on this machine. It is installed nowhere, so that no other stack comes upon it. Rejects
 * when `@pulumi/pulumi` or `@pulumi/aws` is not installed.
 */
export async function serveAwsProvider(): Promise<ServedProvider> {
  // Pulumi's packages take long to load, and a simulator alone needs none of them.
  const { listen }: typeof import("./aws-plugin/rpc/listen") = require("./aws-plugin/rpc/listen");
  const { Plugin }: typeof import("./aws-plugin/plugin") = require("./aws-plugin/plugin");
  const { version }: { version: string } = require("@pulumi/aws/package.json");
  return listen(new Plugin(), version);
}
