import { type FailureSample, fargate, neverStarted, onEc2 } from "../sample";

const ecr = "123456789012.dkr.ecr.eu-west-1.amazonaws.com";
const pull = "CannotPullContainerError: pull image manifest has been retried 5 time(s): ";

export const pullSamples: readonly FailureSample[] = [
  {
    title: "The image is not there",
    when: "The registry has no image of that name and tag.",
    outcome: neverStarted(`${pull}failed to resolve ref ${ecr}/hi-web:v3: ${ecr}/hi-web:v3: not found`),
  },
  {
    title: "The image is not there",
    when: "On EC2, the agent answers for Docker.",
    outcome: neverStarted(
      "Task failed to start",
      "CannotPullContainerError: The task can’t pull the image. Check whether the image exists. Error response from daemon: pull access denied for acme/hi-web, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
      onEc2,
    ),
  },
  {
    title: "The image is not there",
    when: "It is another container's image that is not there; ECS says so of that container alone.",
    outcome: {
      kind: "failed",
      failure: { kind: "failed", cause: "neverStarted" },
      task: fargate("STOPPED", {
        stopCode: "TaskFailedToStart",
        stoppedReason: "Task failed to start",
        containers: [
          { name: "web", lastStatus: "STOPPED" },
          {
            name: "proxy",
            lastStatus: "STOPPED",
            reason: `${pull}failed to resolve ref ${ecr}/proxy:7: ${ecr}/proxy:7: not found`,
          },
        ],
      }),
    },
  },
  {
    title: "The image's name is malformed",
    when: "What `image` holds cannot be a name, as when a variable in it is empty.",
    outcome: neverStarted(
      "CannotPullContainerError: pull image manifest has been retried 1 time(s): invalid reference format: hi-web:",
    ),
  },
  {
    title: "The image may not be pulled",
    when: "The role that pulls has no permission, or the repository's policy allows it to nobody of this account.",
    outcome: neverStarted(
      "Task failed to start",
      `CannotPullContainerError: The task can’t pull the image. Check that the role has the permissions to pull images from the registry. Error response from daemon: pull access denied for ${ecr}/hi-web, repository does not exist or may require 'docker login': denied: User: arn:aws:sts::123456789012:assumed-role/ecsInstanceRole/i-0123456789abcdef0 is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:eu-west-1:123456789012:repository/hi-web because no identity-based policy allows the ecr:BatchGetImage action`,
      onEc2,
    ),
  },
  {
    title: "The image may not be pulled",
    when: "On Fargate, the registry says no more than Forbidden.",
    outcome: neverStarted(
      `CannotPullContainerError: inspect image has been retried 1 time(s): failed to resolve ref "${ecr}/hi-web:v3": unexpected status code [manifests v3]: 403 Forbidden`,
    ),
  },
  {
    title: "The registry cannot be reached",
    when: "The task's subnet has no way to the registry: no public address, no NAT gateway, no endpoint.",
    outcome: neverStarted(
      `${pull}failed to resolve ref docker.io/acme/hi-web:v3: failed to do request: Head "https://registry-1.docker.io/v2/acme/hi-web/manifests/v3": dial tcp 34.205.13.154:443: i/o timeout`,
    ),
  },
  {
    title: "The registry cannot be reached",
    when: "On EC2, Docker gives up waiting for a connection.",
    outcome: neverStarted(
      "Task failed to start",
      `CannotPullContainerError: The task can’t pull the image. Check your network configuration. Error response from daemon: Get https://${ecr}/v2/: net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)`,
      onEc2,
    ),
  },
  {
    title: "The image's layers cannot be fetched from S3",
    when: "The VPC has endpoints for ECR and none for S3, or one that the subnet's routes do not lead to.",
    outcome: neverStarted(
      `CannotPullContainerError: ref pull has been retried 5 time(s): failed to copy: httpReadSeeker: failed open: failed to do request: Get "https://prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com/1a2b3c/4d5e6f": dial tcp 52.218.0.1:443: i/o timeout`,
    ),
  },
  {
    title: "The registry limits pulls",
    when: "Docker Hub has counted too many pulls by that account or address.",
    outcome: neverStarted(
      "CannotPullContainerError: inspect image has been retried 5 time(s): httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/library/ruby/manifests/sha256:2d964e1d: 429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating and upgrading: https://www.docker.com/increase-rate-limit",
    ),
  },
  {
    title: "The image is not built for this processor",
    when: "The image was built on an ARM machine, and the task runs on X86_64, or the other way round.",
    outcome: neverStarted(
      "CannotPullContainerError: pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform 'linux/amd64'.",
    ),
  },
  {
    title: "The image cannot be pulled",
    when: "The pull failed in a way that has no row of its own.",
    outcome: neverStarted(
      `CannotPullContainerError: ref pull has been retried 1 time(s): failed to extract layer sha256:9f2d: mount callback failed on /tmp/containerd-mount: archive/tar: invalid tar header: unknown`,
    ),
  },
];
