import type { RateLimits, TimingName } from "../choices";
import type { Place } from "./output";
import { stackGuide } from "./stack-guide";

/** What the command line says once it listens: how to point the AWS CLI, this package's own and a Pulumi stack at it. */
export function welcome({
  images,
  timing,
  rateLimits,
  ...place
}: Place & {
  readonly images: string | undefined;
  readonly timing: TimingName;
  readonly rateLimits: RateLimits;
}): string {
  const { url } = place;
  const source =
    images === undefined
      ? "No images, so no container starts: give a folder with --images DIR, where app:v1 is DIR/app/v1"
      : `Images from ${images}; their commands run as processes of this machine`;
  return `Amazon ECS and CloudWatch Logs, simulated, at ${url}
${source}.
Timing ${timing}, rate limits ${rateLimits}. Ctrl-C ends it, every container, and all it knows.

AWS CLI and SDKs (any credentials do; the region is read from the signature):

  export AWS_ENDPOINT_URL=${url}
  export AWS_ACCESS_KEY_ID=simulator AWS_SECRET_ACCESS_KEY=simulator AWS_REGION=eu-west-1
  aws ecs create-cluster --cluster-name demo
  aws ecs list-clusters

Pulumi, in a stack of its own:

${stackGuide(place)}

One resource of any stack:

  new OneOffTask("migrate", { connection: { region: "eu-west-1", endpoints: { ecs: "${url}", logs: "${url}" } }, … });
`;
}
