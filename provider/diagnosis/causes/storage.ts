import { type Cause, named, noWay, says } from "../cause";
import { wayTo } from "./reach";
import { preparingRole } from "./role";

const efs = /EFS (utils|volume)|mount\.nfs4/;
const files = /download env files|environment files?/i;
const page = "resource-initialization-error";

/** Why a file, a volume or the disk was not there. */
export const storageCauses: readonly Cause[] = [
  {
    title: "An environment file cannot be reached",
    fits: says(files, noWay),
    cause:
      "The files of environmentFiles are fetched from S3 through the task's own network, which has no way there.",
    advice: wayTo("S3", "s3"),
    page: "verify-connectivity",
  },
  {
    title: "An environment file cannot be read",
    fits: says(files),
    cause: "A file of environmentFiles is not there, or may not be read: S3 answers Forbidden for both.",
    advice: (seen) =>
      `Check the object's ARN, and give ${preparingRole(seen)} s3:GetObject on it and s3:GetBucketLocation on its bucket.`,
    page,
  },
  {
    title: "The file system cannot be reached",
    fits: says(efs, /timed out|timeout|Failed to resolve|reset by peer|refused|system call failed/i),
    cause: (seen) =>
      `The task cannot reach the EFS file system${space(named(/(fs-\w+)/, seen))}: it has no mount target in the task's zone, its name does not resolve, or a security group is in the way.`,
    advice:
      "Have a mount target in each zone of the task's subnets, let its security group take TCP 2049 from the task's, and keep DNS resolution and hostnames on in the VPC. A file system that was just made takes a minute until its name resolves.",
    page,
  },
  {
    title: "The file system has no such directory",
    fits: says(efs, /No such file or directory/i),
    cause: (seen) =>
      `The EFS file system${space(named(/(fs-\w+)/, seen))} has no directory of the name of rootDirectory.`,
    advice: "Create it, leave rootDirectory out, or mount through an access point, which creates its own.",
    page,
  },
  {
    title: "The file system cannot be mounted",
    fits: says(efs),
    cause: (seen) => `The EFS file system${space(named(/(fs-\w+)/, seen))} does not let the task mount it.`,
    advice:
      "With IAM authorization or an access point, the task role needs elasticfilesystem:ClientMount, transitEncryption has to be ENABLED, and the file system's policy has to allow it.",
    page,
  },
  {
    title: "A volume cannot be created",
    fits: says(/CannotCreateVolumeError/),
    cause: "A volume that the task mounts could not be created.",
    advice:
      "Check the volume's driver and options, and for a path of the host that the instance has it; look at the agent's log on the instance.",
    page: "cannot-create-volume",
  },
  {
    title: "The disk is full",
    fits: says(/no space left on device/i),
    cause: "The disk has no room left for the image or the container.",
    advice:
      "On Fargate raise ephemeralStorage (20 GiB are the default) or make the image smaller; on an instance clear out old images (ECS_ENABLE_TASK_CLEANUP settings) or give it a larger disk.",
    page: "task_cannot_pull_image",
  },
  {
    title: "The task's storage came too late",
    fits: says(/Timeout waiting for EphemeralStorage provisioning/i),
    cause: "AWS did not have the task's disk ready in time, which passes by itself.",
    advice: "Run `pulumi up` again; if it stays, look at AWS's health page.",
    page: "failed-to-start-error",
  },
];

const space = (name: string | undefined) => (name === undefined ? "" : ` ${name}`);
