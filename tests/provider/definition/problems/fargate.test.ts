import * as assert from "node:assert/strict";
import { existing, onFargate, onInstances, problemTable, told, type Varied } from "../../problemTable";
import { mark } from "../../unknown";

const container = (rest: object) => onFargate({ container: rest });
const definition = (rest: object) => onFargate({ definition: rest });
const at = "taskDefinition.containerDefinitions[0]";

describe("checking what Fargate does not have", () => {
  const notThere = "must be left out: Fargate does not have it";
  const members: readonly [path: string, value: object][] = [
    ["privileged", { privileged: true }],
    ["disableNetworking", { disableNetworking: true }],
    ["dnsServers", { dnsServers: ["10.0.0.2"] }],
    ["dnsSearchDomains", { dnsSearchDomains: ["internal"] }],
    ["dockerSecurityOptions", { dockerSecurityOptions: ["no-new-privileges"] }],
    ["linuxParameters.devices", { linuxParameters: { devices: [{ hostPath: "/dev/fuse" }] } }],
    ["linuxParameters.sharedMemorySize", { linuxParameters: { sharedMemorySize: 64 } }],
    ["linuxParameters.maxSwap", { linuxParameters: { maxSwap: 0 } }],
    ["linuxParameters.swappiness", { linuxParameters: { swappiness: 0 } }],
  ];
  problemTable(
    members.map(([path, rest]) => [
      `a container's ${path}`,
      container(rest),
      `${at}.${path} ${notThere}`,
      onInstances({ container: rest }),
    ]),
  );

  problemTable([
    [
      "a GPU",
      container({ resourceRequirements: [{ type: "GPU", value: "1" }] }),
      `${at}.resourceRequirements[0].type must not be GPU on Fargate, which has none`,
    ],
    [
      "a capability",
      container({ linuxParameters: { capabilities: { add: ["SYS_PTRACE", "NET_ADMIN"] } } }),
      `${at}.linuxParameters.capabilities.add[1] must be SYS_PTRACE, the only one that Fargate adds, and is "NET_ADMIN"`,
      container({ linuxParameters: { capabilities: { add: ["SYS_PTRACE"], drop: ["ALL"] } } }),
    ],
    [
      "a long wait for the end",
      container({ stopTimeout: 121 }),
      `${at}.stopTimeout must be a number of seconds from 2 to 120 on Fargate, and is 121`,
      container({ stopTimeout: 120 }),
    ],
    [
      "a short wait for the start",
      container({ startTimeout: 1 }),
      `${at}.startTimeout must be a number of seconds from 2 to 120 on Fargate, and is 1`,
      container({ startTimeout: 2 }),
    ],
    [
      "a placement in the definition",
      definition({ placementConstraints: [{ type: "memberOf", expression: "x == y" }] }),
      `taskDefinition.placementConstraints ${notThere}`,
    ],
    ["shared memory with others", definition({ ipcMode: "task" }), `taskDefinition.ipcMode ${notThere}`],
    [
      "the host's processes",
      definition({ pidMode: "host" }),
      "taskDefinition.pidMode must not be host on Fargate",
      definition({ pidMode: "task" }),
    ],
    [
      "a path of the host",
      definition({ volumes: [{ name: "docker", hostPath: "/var/run" }] }),
      "taskDefinition.volumes[0].hostPath must be left out on Fargate, which has no instance to mount from",
      definition({ volumes: [{ name: "scratch" }] }),
    ],
    [
      "a volume of Docker's",
      definition({ volumes: [{ name: "data", dockerVolumeConfiguration: { scope: "shared" } }] }),
      `taskDefinition.volumes[0].dockerVolumeConfiguration ${notThere}`,
    ],
    [
      "a file system of Windows",
      definition({
        volumes: [
          {
            name: "data",
            fsxWindowsFileServerVolumeConfiguration: {
              fileSystemId: "fs-1",
              rootDirectory: "share",
              authorizationConfig: { credentialsParameter: "arn", domain: "example.com" },
            },
          },
        ],
      }),
      `taskDefinition.volumes[0].fsxWindowsFileServerVolumeConfiguration ${notThere}`,
    ],
    [
      "another network mode",
      { ...definition({ networkMode: "host" }), networkConfiguration: mark },
      'taskDefinition.networkMode must be awsvpc on Fargate, and is "host"',
      definition({ networkMode: "awsvpc" }),
    ],
    [
      "an old Windows",
      definition({
        cpu: "1024",
        memory: "2048",
        runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2016_FULL" },
      }),
      "taskDefinition.runtimePlatform.operatingSystemFamily must be LINUX or Windows Server 2019 and later",
      definition({
        cpu: "1024",
        memory: "2048",
        runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" },
      }),
    ],
    [
      "placement on instances in the run",
      onFargate({ orderedPlacementStrategies: [{ type: "random" }] }),
      "orderedPlacementStrategies must be left out on Fargate, which has no instances to choose from",
    ],
    [
      "constraints in the run",
      onFargate({ placementConstraints: [{ type: "distinctInstance" }] }),
      "placementConstraints must be left out on Fargate",
    ],
    [
      "no network",
      onFargate({ networkConfiguration: undefined }),
      "networkConfiguration is required on Fargate: {subnets: [...], securityGroups: [...]}",
    ],
    [
      "no network of an existing definition",
      existing({ launchType: "FARGATE" }),
      "networkConfiguration is required on Fargate",
      existing({ launchType: "EC2" }),
    ],
  ]);

  const waysThere: readonly [title: string, where: Varied][] = [
    ["the launch type", {}],
    [
      "a strategy of FARGATE",
      { launchType: undefined, capacityProviderStrategies: [{ capacityProvider: "FARGATE" }] },
    ],
    [
      "a strategy of FARGATE_SPOT",
      {
        launchType: undefined,
        capacityProviderStrategies: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }],
      },
    ],
    [
      "the definition itself",
      { launchType: undefined, definition: { requiresCompatibilities: ["EC2", "FARGATE"] } },
    ],
  ];
  for (const [title, where] of waysThere) {
    it(`is known to be meant by ${title}`, () => {
      assert.deepEqual(told(onFargate(where)), []);
      assert.deepEqual(told(onFargate({ ...where, container: { privileged: true } })), [
        `${at}.privileged ${notThere}`,
      ]);
    });
  }

  it("is not looked for while it is not known where the run starts", () => {
    const open = { launchType: mark, networkConfiguration: mark };
    assert.deepEqual(told(onInstances({ ...open, container: { privileged: true } })), []);
  });
});

describe("checking that Fargate has a role to act with", () => {
  const noRole = { definition: { executionRoleArn: undefined } };
  const need = "taskDefinition.executionRoleArn is required on Fargate for";
  const bare = { logConfiguration: undefined };
  problemTable([
    ["logs", onFargate(noRole), `${need} the log driver awslogs: the role that ECS itself has`],
    [
      "logs by logs.group",
      onFargate({ ...noRole, container: bare, logs: { group: "hi-web" } }),
      `${need} the log driver awslogs`,
    ],
    [
      "an image of ECR",
      onFargate({
        ...noRole,
        container: { ...bare, image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:v1" },
      }),
      `${need} images of ECR`,
      onFargate({ ...noRole, container: { ...bare, image: "public.ecr.aws/docker/library/busybox:1" } }),
    ],
    [
      "environment files",
      onFargate({
        ...noRole,
        container: { ...bare, environmentFiles: [{ value: "arn:aws:s3:::b/a.env", type: "s3" }] },
      }),
      `${need} environmentFiles`,
    ],
  ]);
});
