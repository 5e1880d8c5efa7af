import { listOf } from "../../values/listRules";
import { members } from "../../values/memberRules";
import type { Rule } from "../../values/problem";
import { flag, matching, oneOf, text, wholeBetween, wholeFrom } from "../../values/scalarRules";
import { tags } from "../../values/tagRules";
import type { ManagedEbsVolume, VolumeConfiguration } from "../launch";

type TagSpecification = NonNullable<ManagedEbsVolume["tagSpecifications"]>[number];

const ebs = members({
  rules: {
    roleArn: text,
    sizeInGb: wholeFrom(1),
    snapshotId: matching(/^snap-\w+$/, 'the id of a snapshot, "snap-..."'),
    volumeType: oneOf("gp2", "gp3", "io1", "io2", "st1", "sc1", "standard"),
    iops: wholeFrom(1),
    throughput: wholeFrom(1),
    volumeInitializationRate: wholeBetween(100, 300, "MiB/s"),
    encrypted: flag,
    kmsKeyId: text,
    fileSystemType: oneOf("ext3", "ext4", "xfs", "ntfs"),
    tagSpecifications: listOf(
      members({
        rules: {
          resourceType: oneOf("volume"),
          propagateTags: oneOf("TASK_DEFINITION", "NONE"),
          tags: tags(50),
        } satisfies Record<keyof TagSpecification, Rule>,
        required: { resourceType: "volume" },
      }),
    ),
  } satisfies Record<keyof ManagedEbsVolume, Rule>,
  required: { roleArn: "the infrastructure role that ECS manages the volume with" },
  misplaced: {
    sizeInGiB: "write sizeInGb, as aws.ecs.Service does",
    filesystemType: "write fileSystemType, as aws.ecs.Service does",
    terminationPolicy: "the volume of a run is deleted with its task: leave it out",
  },
});

/** An EBS volume for one task, in the shape of `aws.ecs.Service`. */
export const volumeConfigurationRule = members({
  rules: { name: text, managedEbsVolume: ebs } satisfies Record<keyof VolumeConfiguration, Rule>,
  required: {
    name: "that of the definition's volume with configureAtLaunch",
    managedEbsVolume: "{roleArn, sizeInGb}",
  },
  misplaced: { managedEBSVolume: "write managedEbsVolume, as aws.ecs.Service does" },
});
