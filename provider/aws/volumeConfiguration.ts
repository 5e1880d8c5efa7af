import type {
  EBSResourceType,
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
