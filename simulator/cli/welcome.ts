import type { SimulatorOptions } from "../options";

/** What the command line prints once it listens: how to point the AWS CLI and a Pulumi program at it. */
export function welcome(
  url: string,
  options: Pick<SimulatorOptions, "images" | "timing" | "rateLimits">,
): string {
  return `Amazon ECS and CloudWatch Logs, simulated, at ${url}
Images from ${options.images}, timing ${options.timing}, rate limits ${options.rateLimits}. Ctrl-C ends it, and every container.

AWS CLI (any credentials do; the region is read from the signature):

  export AWS_ACCESS_KEY_ID=simulator AWS_SECRET_ACCESS_KEY=simulator AWS_DEFAULT_REGION=eu-west-1
  aws --endpoint-url ${url} ecs create-cluster --cluster-name demo
  aws --endpoint-url ${url} ecs list-clusters

Pulumi, the whole stack (the AWS provider and OneOffTask both read this):

  pulumi config set aws:region eu-west-1
  pulumi config set aws:accessKey simulator
  pulumi config set aws:secretKey simulator
  pulumi config set aws:skipCredentialsValidation true
  pulumi config set aws:skipRequestingAccountId true
  pulumi config set aws:skipMetadataApiCheck true
  pulumi config set --path 'aws:endpoints[0].ecs' ${url}
  pulumi config set --path 'aws:endpoints[0].logs' ${url}

Pulumi, one resource:

  new OneOffTask("migrate", { connection: { region: "eu-west-1", endpoints: { ecs: "${url}", logs: "${url}" } }, … });
`;
}
