import { mapOf, members } from "../../values/memberRules";
import type { Rule } from "../../values/problem";
import { anyText, flag, matching, oneOf, text, wholeBetween } from "../../values/scalarRules";
import type { DockerVolume, EfsVolume, FsxWindowsVolume, S3FilesVolume, Volume } from "../volume";

const enabled = oneOf("ENABLED", "DISABLED");
const port = wholeBetween(1, 65_535);
const labels = mapOf(anyText, '{team: "web"}');

const efs = members({
  rules: {
    fileSystemId: text,
    rootDirectory: text,
    transitEncryption: enabled,
    transitEncryptionPort: port,
    authorizationConfig: members({ rules: { accessPointId: text, iam: enabled } }),
  } satisfies Record<keyof EfsVolume, Rule>,
  required: { fileSystemId: "such as fs-0123456789abcdef0" },
});

const docker = members({
  rules: {
    scope: oneOf("task", "shared"),
    autoprovision: flag,
    driver: text,
    driverOpts: labels,
    labels,
  } satisfies Record<keyof DockerVolume, Rule>,
});

const fsx = members({
  rules: {
    fileSystemId: text,
    rootDirectory: text,
    authorizationConfig: members({
      rules: { credentialsParameter: text, domain: text },
      required: {
        credentialsParameter: "the ARN of a secret or an SSM parameter",
        domain: "the directory's name",
      },
    }),
  } satisfies Record<keyof FsxWindowsVolume, Rule>,
  required: {
    fileSystemId: "such as fs-0123456789abcdef0",
    rootDirectory: "the directory that is mounted",
    authorizationConfig: "{credentialsParameter, domain}",
  },
});

const s3files = members({
  rules: {
    fileSystemArn: text,
    accessPointArn: text,
    rootDirectory: text,
    transitEncryptionPort: port,
  } satisfies Record<keyof S3FilesVolume, Rule>,
  required: { fileSystemArn: "the file system's ARN" },
});

/** The members of a volume, each by itself. */
export const volumeRule = members({
  rules: {
    name: matching(/^[\w-]{1,255}$/, '1-255 of letters, digits, "-" and "_"'),
    hostPath: text,
    configureAtLaunch: flag,
    efsVolumeConfiguration: efs,
    dockerVolumeConfiguration: docker,
    fsxWindowsFileServerVolumeConfiguration: fsx,
    s3filesVolumeConfiguration: s3files,
  } satisfies Record<keyof Volume, Rule>,
  required: { name: "by which mountPoints refer to it" },
  misplaced: {
    host: "write hostPath, as aws.ecs.TaskDefinition does; leave it out for an empty volume",
    configuredAtLaunch: "write configureAtLaunch, as aws.ecs.TaskDefinition does",
  },
});
