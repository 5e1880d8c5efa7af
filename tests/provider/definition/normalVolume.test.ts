import * as assert from "node:assert/strict";
import { normaliseDefinition } from "../../../provider/definition/normalise";
import type { TaskDefinitionInputs } from "../../../provider/definition/shape";
import type { Volume } from "../../../provider/definition/volume";
import { definition } from "./web";

const normal = (rest: Partial<TaskDefinitionInputs>) => normaliseDefinition(definition(rest), {});
const volume = (rest: Partial<Volume>) => normal({ volumes: [{ name: "data", ...rest }] }).volumes?.[0];
const efs = (rest: object) => ({ efsVolumeConfiguration: { fileSystemId: "fs-1", ...rest } });
const s3 = (rest: object) => ({ s3filesVolumeConfiguration: { fileSystemArn: "arn:fs", ...rest } });
const docker = (rest: object) => ({ dockerVolumeConfiguration: rest });

describe("a volume in its normal form", () => {
  const authorizationConfig = { credentialsParameter: "arn:secret", domain: "example.com" };
  const windows = { fileSystemId: "fs-1", rootDirectory: "\\data", authorizationConfig };
  const shared = { scope: "shared", autoprovision: true, driver: "rexray/ebs", driverOpts: { size: "5" } };
  const encrypted = {
    fileSystemId: "fs-1",
    rootDirectory: "/app",
    transitEncryption: "ENABLED",
    transitEncryptionPort: 2999,
    authorizationConfig: { accessPointId: "fsap-1", iam: "ENABLED" },
  };
  const s3Files = {
    fileSystemArn: "arn:fs",
    accessPointArn: "arn:ap",
    rootDirectory: "/app",
    transitEncryptionPort: 2999,
  };
  const rows: readonly [title: string, given: Partial<Volume>, normal: object][] = [
    ["is empty by its name alone", {}, {}],
    ["has the instance's path under host", { hostPath: "/data" }, { host: { sourcePath: "/data" } }],
    ["is configured at launch", { configureAtLaunch: true }, { configuredAtLaunch: true }],
    ["is a file system of EFS", { efsVolumeConfiguration: encrypted }, { efsVolumeConfiguration: encrypted }],
    [
      "is a volume of Docker's",
      docker({ ...shared, labels: { a: "1" } }),
      docker({ ...shared, labels: { a: "1" } }),
    ],
    [
      "is a file system of FSx for Windows",
      { fsxWindowsFileServerVolumeConfiguration: windows },
      { fsxWindowsFileServerVolumeConfiguration: windows },
    ],
    [
      "is a file system of S3 Files",
      { s3filesVolumeConfiguration: s3Files },
      { s3filesVolumeConfiguration: s3Files },
    ],
    ["stays a volume of Docker's when nothing is said of it", docker({}), docker({ scope: "task" })],
  ];
  for (const [title, given, expected] of rows) {
    it(title, () => assert.deepEqual(volume(given), { name: "data", ...expected }));
  }

  const alike: readonly [title: string, one: Partial<Volume>, other: Partial<Volume>][] = [
    ["that it is not configured at launch", { configureAtLaunch: false }, {}],
    ["the root of a file system of EFS", efs({ rootDirectory: "/" }), efs({})],
    [
      "that a file system of EFS is not encrypted on its way",
      efs({ transitEncryption: "DISABLED" }),
      efs({}),
    ],
    ["that the task's role is not used", efs({ authorizationConfig: { iam: "DISABLED" } }), efs({})],
    ["the root of a file system of S3 Files", s3({ rootDirectory: "/" }), s3({})],
    ["the scope of a volume of Docker's", docker({ scope: "task" }), docker({})],
    [
      "that a volume of Docker's is not made",
      docker({ scope: "shared", autoprovision: false }),
      docker({ scope: "shared" }),
    ],
  ];
  for (const [title, one, other] of alike) {
    it(`is the same when ${title} is spelled out or left out`, () =>
      assert.deepEqual(volume(one), volume(other)));
  }

  const unlike: readonly [title: string, one: Partial<Volume>, other: Partial<Volume>][] = [
    ["the instance's path", { hostPath: "/a" }, { hostPath: "/b" }],
    ["the file system", efs({}), { efsVolumeConfiguration: { fileSystemId: "fs-2" } }],
    ["the access point", efs({ authorizationConfig: { accessPointId: "fsap-1" } }), efs({})],
    ["the scope", docker({ scope: "shared" }), docker({})],
    ["who makes it", docker({}), {}],
  ];
  for (const [title, one, other] of unlike) {
    it(`differs by ${title}`, () => assert.notDeepEqual(volume(one), volume(other)));
  }

  it("stands by its name, since ECS keeps volumes in no order", () => {
    const names = normal({ volumes: [{ name: "b" }, { name: "a" }] }).volumes?.map(({ name }) => name);
    assert.deepEqual(names, ["a", "b"]);
  });

  it("is none where the list is empty", () => assert.deepEqual(normal({ volumes: [] }), normal({})));
});
