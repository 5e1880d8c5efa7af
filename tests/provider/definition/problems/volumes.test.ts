import { onInstances, problemTable } from "../../problemTable";
import { mark } from "../../unknown";

const volume = (rest: object) => onInstances({ definition: { volumes: [{ name: "data", ...rest }] } });
const at = "taskDefinition.volumes[0]";
const efs = (rest: object) => volume({ efsVolumeConfiguration: { fileSystemId: "fs-1", ...rest } });
const s3files = (rest: object) => volume({ s3filesVolumeConfiguration: { fileSystemArn: "arn", ...rest } });

describe("checking the volumes of a task definition", () => {
  problemTable([
    [
      "no name",
      onInstances({ definition: { volumes: [{}] } }),
      `${at}.name is required: by which mountPoints refer to it`,
    ],
    ["an odd name", volume({ name: "my data" }), `${at}.name must be 1-255 of letters, digits, "-" and "_"`],
    [
      "two sources",
      volume({ hostPath: "/data", efsVolumeConfiguration: { fileSystemId: "fs-1" } }),
      `${at}.efsVolumeConfiguration excludes hostPath: a volume has one source`,
      volume({ hostPath: mark, efsVolumeConfiguration: { fileSystemId: "fs-1" } }),
    ],
    [
      "a source of one that is configured at launch",
      {
        ...volume({ hostPath: "/data", configureAtLaunch: true }),
        volumeConfiguration: { name: "data", managedEbsVolume: { roleArn: "role", sizeInGb: 1 } },
      },
      `${at}.configureAtLaunch excludes hostPath`,
    ],
    [
      "EFS without a file system",
      volume({ efsVolumeConfiguration: { rootDirectory: "/" } }),
      `${at}.efsVolumeConfiguration.fileSystemId is required`,
    ],
    [
      "an access point in the clear",
      efs({ authorizationConfig: { accessPointId: "fsap-1" } }),
      `${at}.efsVolumeConfiguration.transitEncryption must be ENABLED with an access point, and is "DISABLED"`,
      efs({ transitEncryption: "ENABLED", authorizationConfig: { accessPointId: "fsap-1" } }),
    ],
    [
      "IAM in the clear",
      efs({ transitEncryption: "DISABLED", authorizationConfig: { iam: "ENABLED" } }),
      `${at}.efsVolumeConfiguration.transitEncryption must be ENABLED with iam, and is "DISABLED"`,
      efs({ transitEncryption: "DISABLED", authorizationConfig: { iam: "DISABLED" } }),
    ],
    [
      "a root beside that of the access point",
      efs({
        rootDirectory: "/data",
        transitEncryption: "ENABLED",
        authorizationConfig: { accessPointId: "fsap-1" },
      }),
      `${at}.efsVolumeConfiguration.rootDirectory must be left out or "/" with authorizationConfig.accessPointId`,
      efs({
        rootDirectory: "/",
        transitEncryption: "ENABLED",
        authorizationConfig: { accessPointId: "fsap-1" },
      }),
    ],
    [
      "an odd encryption",
      efs({ transitEncryption: true }),
      `${at}.efsVolumeConfiguration.transitEncryption must be ENABLED or DISABLED, and is true`,
    ],
    [
      "a port beyond the last",
      efs({ transitEncryptionPort: 70_000 }),
      `${at}.efsVolumeConfiguration.transitEncryptionPort must be a whole number from 1 to 65535`,
    ],
    [
      "a root of S3 Files beside that of the access point",
      s3files({ rootDirectory: "/data", accessPointArn: "arn:2" }),
      `${at}.s3filesVolumeConfiguration.rootDirectory must be left out or "/" with accessPointArn`,
      s3files({ rootDirectory: "/data" }),
    ],
    [
      "a scope that Docker does not have",
      volume({ dockerVolumeConfiguration: { scope: "global" } }),
      `${at}.dockerVolumeConfiguration.scope must be task or shared, and is "global"`,
    ],
    [
      "a file system of Windows without a sign-on",
      volume({ fsxWindowsFileServerVolumeConfiguration: { fileSystemId: "fs-1", rootDirectory: "share" } }),
      `${at}.fsxWindowsFileServerVolumeConfiguration.authorizationConfig is required: {credentialsParameter, domain}`,
    ],
  ]);
});
