import type {
  EBSResourceType,
  ServiceVolumeConfiguration,
  TaskFilesystemType,
  TaskManagedEBSVolumeConfiguration,
  TaskVolumeConfiguration,
} from "@aws-sdk/client-ecs";
import type { ManagedEbsVolume, VolumeConfiguration } from "../run/launch";
import { defined } from "../values/defined";
import { propagatedFrom, toTags } from "./tags";

/** A volume of a run in the API's own spelling: `aws.ecs.Service` has another one. */
export function toVolumeConfiguration(configuration: VolumeConfiguration): TaskVolumeConfiguration {
  return { name: configuration.name, managedEBSVolume: toEbsVolume(configuration.managedEbsVolume) };
}

/** The same the other way round, for a volume of a service. */
export function fromVolumeConfiguration({
  name = "",
  managedEBSVolume,
}: ServiceVolumeConfiguration): VolumeConfiguration {
  const {
    roleArn = "",
    sizeInGiB,
    filesystemType,
    tagSpecifications,
    ...rest
  } = managedEBSVolume ?? { roleArn: "" };
  const managedEbsVolume = defined({
    ...rest,
    roleArn,
    sizeInGb: sizeInGiB,
    fileSystemType: filesystemType,
    tagSpecifications: tagSpecifications?.map(({ resourceType = "volume", propagateTags, tags }) =>
      defined({
        resourceType,
        // A task has no service whose tags it could be given.
        propagateTags: propagateTags === "SERVICE" ? undefined : propagateTags,
        tags: tags && Object.fromEntries(tags.map(({ key = "", value = "" }) => [key, value])),
      }),
    ),
  });
  return { name, managedEbsVolume };
}

function toEbsVolume(volume: ManagedEbsVolume): TaskManagedEBSVolumeConfiguration {
  const { sizeInGb, fileSystemType, tagSpecifications, ...rest } = volume;
  return defined({
    ...rest,
    sizeInGiB: sizeInGb,
    filesystemType: fileSystemType as TaskFilesystemType | undefined,
    tagSpecifications: tagSpecifications?.map(({ resourceType, propagateTags, tags }) =>
      defined({
        resourceType: resourceType as EBSResourceType,
        propagateTags: propagatedFrom(propagateTags),
        tags: tags && toTags(tags),
      }),
    ),
  });
}
