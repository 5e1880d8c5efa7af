import { existing, onFargate, onInstances, problemTable } from "../../problemTable";
import { mark } from "../../unknown";

const role = "arn:aws:iam::123456789012:role/ecs-infrastructure";
const ebs = (rest: object) =>
  existing({
    volumeConfiguration: { name: "data", managedEbsVolume: { roleArn: role, sizeInGb: 10, ...rest } },
  });
const at = "volumeConfiguration.managedEbsVolume";
const volumes = [{ name: "data", configureAtLaunch: true }];
const launch = (name: string, given: unknown = volumes) =>
  onInstances({
    definition: { volumes: given },
    volumeConfiguration: { name, managedEbsVolume: { roleArn: role, sizeInGb: 10 } },
  });

describe("checking the volume that a run is given", () => {
  problemTable([
    ["no role", ebs({ roleArn: undefined }), `${at}.roleArn is required: the infrastructure role`, ebs({})],
    [
      "neither size nor snapshot",
      ebs({ sizeInGb: undefined }),
      `${at}.sizeInGb is required, unless snapshotId is given`,
      ebs({ sizeInGb: undefined, snapshotId: "snap-0123" }),
    ],
    [
      "an odd snapshot",
      ebs({ snapshotId: "vol-0123" }),
      `${at}.snapshotId must be the id of a snapshot, "snap-..."`,
    ],
    [
      "an odd type",
      ebs({ volumeType: "ssd" }),
      `${at}.volumeType must be gp2, gp3, io1, io2, st1, sc1 or standard`,
    ],
    [
      "a size too small for its type",
      ebs({ volumeType: "st1" }),
      `${at}.sizeInGb must be GiB of st1 from 125 to 16384, and is 10`,
      ebs({ volumeType: "st1", sizeInGb: 125 }),
    ],
    [
      "a size beyond all",
      ebs({ sizeInGb: 65_537 }),
      `${at}.sizeInGb must be GiB of gp3 from 1 to 65536, and is 65537`,
      ebs({ sizeInGb: 65_536 }),
    ],
    [
      "no iops where they are needed",
      ebs({ volumeType: "io2" }),
      `${at}.iops is required with io2`,
      ebs({ volumeType: "io2", iops: 100 }),
    ],
    [
      "iops below the least",
      ebs({ iops: 2_999 }),
      `${at}.iops must be iops of gp3 from 3000 to 80000, and is 2999`,
      ebs({ iops: 3_000 }),
    ],
    [
      "iops of a disk",
      ebs({ volumeType: "sc1", sizeInGb: 125, iops: 100 }),
      `${at}.iops must be left out with sc1`,
    ],
    [
      "throughput of another type",
      ebs({ volumeType: "gp2", throughput: 125 }),
      `${at}.throughput must be left out with "gp2": only gp3 has it to choose`,
      ebs({ throughput: 125 }),
    ],
    [
      "throughput beyond the most",
      ebs({ throughput: 2_001 }),
      `${at}.throughput must be MiB/s from 125 to 2000, and is 2001`,
    ],
    [
      "a rate of filling without a snapshot",
      ebs({ volumeInitializationRate: 100 }),
      `${at}.volumeInitializationRate must be left out without a snapshotId`,
      ebs({ volumeInitializationRate: 100, snapshotId: mark }),
    ],
    [
      "an odd file system",
      ebs({ fileSystemType: "zfs" }),
      `${at}.fileSystemType must be ext3, ext4, xfs or ntfs`,
    ],
    [
      "the ECS API's spelling of the size",
      ebs({ sizeInGiB: 10 }),
      `${at}.sizeInGiB is no input: write sizeInGb`,
    ],
    [
      "the ECS API's spelling of the volume",
      existing({
        volumeConfiguration: {
          name: "data",
          managedEbsVolume: { roleArn: role, sizeInGb: 1 },
          managedEBSVolume: {},
        },
      }),
      "volumeConfiguration.managedEBSVolume is no input: write managedEbsVolume",
    ],
    [
      "odd tags",
      ebs({ tagSpecifications: [{ resourceType: "snapshot" }] }),
      `${at}.tagSpecifications[0].resourceType must be volume, and is "snapshot"`,
      ebs({ tagSpecifications: [{ resourceType: "volume", tags: { team: "web" } }] }),
    ],
    [
      "a volume that is not there",
      launch("date"),
      'volumeConfiguration.name must name one of the definition\'s volumes, and is "date": did you mean "data"?',
      launch("data"),
    ],
    [
      "a volume that is not configured at launch",
      launch("data", [{ name: "data" }]),
      "volumeConfiguration.name must name a volume with configureAtLaunch: set it to true at taskDefinition.volumes[0]",
      launch("data", [{ name: "data", configureAtLaunch: mark }]),
    ],
    [
      "none for a volume that waits for it",
      onInstances({ definition: { volumes } }),
      "volumeConfiguration is required for the volume at taskDefinition.volumes[0], which has configureAtLaunch",
      onInstances({ definition: { volumes }, volumeConfiguration: mark }),
    ],
    [
      "two volumes that wait for one",
      launch("data", [...volumes, { name: "more", configureAtLaunch: true }]),
      "taskDefinition.volumes[1].configureAtLaunch must be true for one volume at most",
    ],
    [
      "a magnetic one on Fargate",
      onFargate({
        definition: { volumes },
        volumeConfiguration: {
          name: "data",
          managedEbsVolume: { roleArn: role, sizeInGb: 10, volumeType: "standard" },
        },
      }),
      `${at}.volumeType must not be standard on Fargate, which has no magnetic volumes`,
      ebs({ volumeType: "standard" }),
    ],
  ]);
});
