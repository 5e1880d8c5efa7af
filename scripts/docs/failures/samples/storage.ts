import { type FailureSample, neverStarted, onEc2 } from "../sample";

const efs =
  "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: ";

export const storageSamples: readonly FailureSample[] = [
  {
    title: "An environment file cannot be read",
    when: "An object of `environmentFiles` is not there, or may not be read.",
    outcome: neverStarted(
      "ResourceInitializationError: failed to download env files: service call has been retried 1 time(s): operation error S3: HeadObject, https response error StatusCode: 403, api error Forbidden: Forbidden.",
    ),
  },
  {
    title: "An environment file cannot be reached",
    when: "The task's subnet has no way to S3.",
    outcome: neverStarted(
      "ResourceInitializationError: failed to download env files: file download command: non empty error stream: RequestCanceled: request context canceled caused by: context deadline exceeded",
    ),
  },
  {
    title: "The file system cannot be reached",
    when: "An EFS file system has no mount target there, or a security group is in the way.",
    outcome: neverStarted(
      `${efs}b'mount.nfs4: Connection timed out' : unsuccessful EFS utils command execution; code: 32`,
    ),
  },
  {
    title: "The file system cannot be reached",
    when: "The name of an EFS file system does not resolve in the VPC.",
    outcome: neverStarted(
      `${efs}Failed to resolve "fs-0a8c98d014f191149.efs.eu-west-1.amazonaws.com" - check that your file system ID is correct, and ensure that the VPC has an EFS mount target for this file system ID. : unsuccessful EFS utils command execution; code: 1`,
    ),
  },
  {
    title: "The file system has no such directory",
    when: "`rootDirectory` names a directory that the file system does not have.",
    outcome: neverStarted(
      `${efs}b'mount.nfs4: mounting fs-06f98f3e7fbc8300c.efs.eu-west-1.amazonaws.com:/data failed, reason given by server: No such file or directory' : unsuccessful EFS utils command execution; code: 32`,
    ),
  },
  {
    title: "The file system cannot be mounted",
    when: "The file system's policy or the task role does not allow it.",
    outcome: neverStarted(
      `${efs}b'mount.nfs4: access denied by server while mounting 127.0.0.1:/' : unsuccessful EFS utils command execution; code: 32`,
    ),
  },
  {
    title: "A volume cannot be created",
    when: "The container runtime could not make a volume of the task.",
    outcome: neverStarted(
      "Task failed to start",
      'CannotCreateVolumeError: error looking up volume plugin rexray/ebs: plugin "rexray/ebs" not found',
      onEc2,
    ),
  },
  {
    title: "The disk is full",
    when: "The image, or what the container unpacks, is larger than what is left of the disk.",
    outcome: neverStarted(
      "CannotPullContainerError: ref pull has been retried 1 time(s): failed to extract layer sha256:0d5c: write /var/lib/containerd/io.containerd.snapshotter.v1.overlayfs/snapshots/23/fs/usr/lib/libLLVM.so: no space left on device: unknown",
    ),
  },
  {
    title: "The task's storage came too late",
    when: "AWS did not have the disk ready in time.",
    outcome: neverStarted("Timeout waiting for EphemeralStorage provisioning to complete."),
  },
];
