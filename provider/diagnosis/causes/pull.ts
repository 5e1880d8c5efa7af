import { type Cause, named, noWay, says } from "../cause";
import { wayTo } from "./reach";
import { deniedAction, preparingRole } from "./role";

const pulling = /CannotPull\w*Error|can[’']t pull the image/i;
const page = "task_cannot_pull_image";

/** The image that the words name: `image hi-web:v3`, or what it is without one. */
const image = /ref "?([^\s":,]+(?::[\w.-]+)?(?:@sha256:\w+)?)|pull access denied for ([^\s,]+)/;

/** Why an image could not be pulled. */
export const pullCauses: readonly Cause[] = [
  {
    title: "The registry limits pulls",
    fits: says(pulling, /toomanyrequests|pull rate limit|429 Too Many Requests|Rate exceeded/i),
    cause:
      "The image's registry has had too many pulls: Docker Hub counts them by account, and without one by address, which a NAT gateway shares among all that is behind it.",
    advice:
      "Pull with an account (repositoryCredentials), or keep the image in ECR, such as with a pull-through cache.",
    page,
  },
  {
    title: "The image is not built for this processor",
    fits: says(pulling, /descriptor (for|matching) platform|no match for platform/i),
    cause: (seen) =>
      `The image has no variant for the task's platform, ${named(/platform ['{]?([\w/]+)/, seen) ?? "linux/amd64 unless runtimePlatform says otherwise"}: one built on an ARM machine, such as a newer Mac, is for linux/arm64.`,
    advice:
      "Build it for that platform (docker buildx build --platform linux/amd64), or set runtimePlatform.cpuArchitecture to the one that it is for.",
    page,
  },
  {
    title: "The image's layers cannot be fetched from S3",
    fits: says(pulling, /starport-layer-bucket|nil pointer dereference/i),
    cause: "ECR was reached, but the image's layers are in S3, and the task has no way there.",
    advice:
      "Where there is an S3 gateway endpoint, its route must be in the route table of the task's subnets, its policy must allow ECR's bucket (prod-REGION-starport-layer-bucket), and the security group must let the task out to it; else give the task a NAT gateway.",
    page,
  },
  {
    title: "The registry cannot be reached",
    fits: says(pulling, noWay),
    cause: "The task has no way through its network to the image's registry.",
    advice: wayTo("the registry", "ecr.api, ecr.dkr and s3 for ECR; none leads to Docker Hub"),
    page: "verify-connectivity",
  },
  {
    title: "The image may not be pulled",
    fits: says(
      pulling,
      /not authorized to perform:? ecr:|Check that the role has the permissions|403 Forbidden|401 Unauthorized|no basic auth credentials/i,
    ),
    cause: (seen) =>
      `The registry denies the pull${named(deniedAction, seen) === undefined ? "" : `, for want of ${named(deniedAction, seen)}`}.`,
    advice: (seen) =>
      `Give ${preparingRole(seen)} what AmazonECSTaskExecutionRolePolicy allows; for a repository of another account, its policy has to allow the pull too, and for a registry other than ECR set repositoryCredentials.`,
    page,
  },
  {
    title: "The image's name is malformed",
    fits: says(pulling, /invalid reference format/i),
    cause: "The image's name is none that a registry could have.",
    advice:
      "Look at `image` in the container definition: [registry/]repository[:tag], the repository in lower case and without spaces. An empty tag, as an unset variable leaves it, is a common mistake.",
    page,
  },
  {
    title: "The image is not there",
    fits: says(
      pulling,
      /not found|manifest unknown|name unknown|Check whether the image exists|requested access to the resource is denied|repository does not exist/i,
    ),
    cause: (seen) =>
      `The registry has no ${named(image, seen) ?? "such image"}, or does not show it without credentials.`,
    advice:
      "Push it before `pulumi up`, or correct `image`: account, region, repository and tag. A digest or an unchanging tag cannot be taken away by a later push or a lifecycle policy.",
    page,
  },
  {
    title: "The image cannot be pulled",
    fits: says(pulling),
    cause: "The image could not be pulled, for a reason that only ECS's words tell.",
    advice:
      "Try `docker pull` with the same name; if that works, look at the task's network and its execution role.",
    page,
  },
];
