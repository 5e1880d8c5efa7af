import type { ChosenOptions } from "./arguments";
import { stackGuide } from "./stack-guide";

/** What the command line prints once it listens: how to point the AWS CLI and a Pulumi program at it. */
export function welcome(
  url: string,
  { images, timing, rateLimits, secrets }: Omit<ChosenOptions, "port">,
): string {
  const source =
    images === undefined
      ? "No images, so no container starts: give a folder with --images DIR, where app:v1 is DIR/app/v1"
      : `Images from ${images}`;
  return `Amazon ECS and CloudWatch Logs, simulated, at ${url}
${source}.
Timing ${timing}, rate limits ${rateLimits}. Ctrl-C ends it, and every container.

AWS CLI (any credentials do; the region is read from the signature):

  export AWS_ACCESS_KEY_ID=simulator AWS_SECRET_ACCESS_KEY=simulator AWS_DEFAULT_REGION=eu-west-1
  aws --endpoint-url ${url} ecs create-cluster --cluster-name demo
  aws --endpoint-url ${url} ecs list-clusters

Pulumi, the quickstart of this checkout, in a sandbox with a stand-in for the AWS provider:

${stackGuide(url, Object.keys(secrets))}

Pulumi, one resource:

  new OneOffTask("migrate", { connection: { region: "eu-west-1", endpoints: { ecs: "${url}", logs: "${url}" } }, … });
`;
}
