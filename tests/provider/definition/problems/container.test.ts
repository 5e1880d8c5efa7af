import * as assert from "node:assert/strict";
import { onInstances, problemTable, told } from "../../problemTable";
import { mark } from "../../unknown";

const container = (rest: object) => onInstances({ container: rest });
const at = "taskDefinition.containerDefinitions[0]";

describe("checking the members of a container", () => {
  const sound: readonly [title: string, container: object][] = [
    ["nothing of it known but its name", { image: mark, command: mark, environment: mark, memory: mark }],
    ["items of its lists not known", { command: ["a", mark], environment: [mark], portMappings: [mark] }],
    ["a command with an empty word", { command: ["sh", "-c", ""] }],
    ["an empty value of a variable", { environment: [{ name: "A", value: "" }] }],
    ["a variable without a value", { environment: [{ name: "A" }] }],
    [
      "a variable whose name no shell can read",
      { environment: [{ name: "spring.datasource.url", value: "" }] },
    ],
    ["an image by its digest", { image: `app@sha256:${"0".repeat(64)}` }],
    [
      "every other member",
      {
        entryPoint: ["sh"],
        workingDirectory: "/app",
        user: "1000:1000",
        environmentFiles: [{ value: "arn:aws:s3:::bucket/app.env", type: "s3" }],
        portMappings: [
          { containerPort: 80, hostPort: 8080, protocol: "tcp", name: "web", appProtocol: "http" },
        ],
        healthCheck: { command: ["CMD", "true"], interval: 5, timeout: 2, retries: 1, startPeriod: 0 },
        startTimeout: 600,
        stopTimeout: 600,
        resourceRequirements: [{ value: "1", type: "GPU" }],
        ulimits: [{ name: "nofile", softLimit: 1024, hardLimit: -1 }],
        linuxParameters: {
          initProcessEnabled: true,
          capabilities: { add: ["NET_ADMIN"], drop: ["ALL"] },
          devices: [{ hostPath: "/dev/fuse", permissions: ["read", "write"] }],
          sharedMemorySize: 64,
          tmpfs: [{ containerPath: "/tmp", size: 64, mountOptions: ["rw"] }],
          maxSwap: 0,
          swappiness: 100,
        },
        readonlyRootFilesystem: true,
        dockerLabels: { team: "web" },
        systemControls: [{ namespace: "net.core.somaxconn", value: "1024" }],
        interactive: false,
        pseudoTerminal: true,
        versionConsistency: "disabled",
        credentialSpecs: ["credentialspec:arn:aws:ssm:eu-west-1:123456789012:parameter/gmsa"],
        privileged: true,
        hostname: "web",
        disableNetworking: false,
        dnsServers: ["10.0.0.2"],
        dnsSearchDomains: ["internal"],
        extraHosts: [{ hostname: "db", ipAddress: "10.0.0.3" }],
        dockerSecurityOptions: ["no-new-privileges"],
      },
    ],
  ];
  for (const [title, rest] of sound) {
    it(`finds nothing wrong with ${title}`, () => assert.deepEqual(told(container(rest)), []));
  }

  problemTable([
    ["no name", container({ name: undefined }), `${at}.name is required: a name within the task`],
    ["an odd name", container({ name: "web.1" }), `${at}.name must be 1-255 of letters, digits, "-" and "_"`],
    ["no image", container({ image: undefined }), `${at}.image is required: such as `],
    [
      "an image with a space",
      container({ image: "app:v1 " }),
      `${at}.image must be an image without white space`,
    ],
    [
      "a command of one text",
      container({ command: "rake" }),
      `${at}.command must be a list such as ["rake", "db:migrate"], and is "rake"`,
    ],
    [
      "a number in the command",
      container({ command: ["sleep", 5] }),
      `${at}.command[1] must be a text, and is 5`,
    ],
    [
      "CPU in words",
      container({ cpu: "much" }),
      `${at}.cpu must be a whole number of CPU units from 0, and is "much"`,
    ],
    [
      "half a MiB",
      container({ memory: 64.5 }),
      `${at}.memory must be a whole number of MiB from 4, and is 64.5`,
    ],
    [
      "3 MiB",
      container({ memory: 3 }),
      `${at}.memory must be a whole number of MiB from 4`,
      container({ memory: 4 }),
    ],
    [
      "a text for a flag",
      container({ essential: "true" }),
      `${at}.essential must be true or false, and is "true"`,
    ],
    [
      "a soft limit above the hard one",
      container({ memory: 512, memoryReservation: 513 }),
      `${at}.memoryReservation must be at most memory, 512 MiB, and is 513`,
      container({ memory: 512, memoryReservation: 512 }),
    ],
    [
      "no memory anywhere",
      container({ memory: undefined }),
      `taskDefinition.memory is required, unless each container has a memory or memoryReservation: that at ${at} has neither`,
      container({ memory: undefined, memoryReservation: 64 }),
    ],
    [
      "eleven environment files",
      container({ environmentFiles: Array(11).fill({ value: "arn:aws:s3:::b/a.env", type: "s3" }) }),
      `${at}.environmentFiles must have at most 10 items, and has 11`,
    ],
    [
      "an environment file that ECS would not read",
      container({ environmentFiles: [{ value: "s3://bucket/app.env", type: "s3" }] }),
      `${at}.environmentFiles[0].value must be the ARN of a file in S3 whose name ends with ".env"`,
    ],
    [
      "a mapping of no port",
      container({ portMappings: [{ hostPort: 80 }] }),
      `${at}.portMappings[0].containerPort is required`,
    ],
    [
      "a port that there is not",
      container({ portMappings: [{ containerPort: 65_536 }] }),
      `${at}.portMappings[0].containerPort must be a whole number from 1 to 65535, and is 65536`,
      container({ portMappings: [{ containerPort: 65_535 }] }),
    ],
    [
      "an odd protocol",
      container({ portMappings: [{ containerPort: 80, protocol: "TCP" }] }),
      `${at}.portMappings[0].protocol must be tcp or udp, and is "TCP"`,
    ],
    [
      "a check too often",
      container({ healthCheck: { command: ["CMD", "true"], interval: 4 } }),
      `${at}.healthCheck.interval must be a whole number of seconds from 5 to 300, and is 4`,
    ],
    [
      "a check of a bare command",
      container({ healthCheck: { command: ["curl", "-f", "http://localhost/"] } }),
      `${at}.healthCheck.command[0] must be CMD or CMD-SHELL, and is "curl"`,
    ],
    [
      "a check of nothing",
      container({ healthCheck: { retries: 3 } }),
      `${at}.healthCheck.command is required`,
    ],
    [
      "a restart too soon",
      container({ restartPolicy: { enabled: false, restartAttemptPeriod: 59 } }),
      `${at}.restartPolicy.restartAttemptPeriod must be a whole number of seconds from 60 to 1800`,
      container({ restartPolicy: { enabled: false, restartAttemptPeriod: 60 } }),
    ],
    [
      "51 exit codes",
      container({
        restartPolicy: { enabled: false, ignoredExitCodes: Array.from({ length: 51 }, (_, i) => i) },
      }),
      `${at}.restartPolicy.ignoredExitCodes must have at most 50 items, and has 51`,
    ],
    [
      "swap beyond 100",
      container({ linuxParameters: { swappiness: 101 } }),
      `${at}.linuxParameters.swappiness must be`,
    ],
    [
      "a volume in memory without a size",
      container({ linuxParameters: { tmpfs: [{ containerPath: "/tmp" }] } }),
      `${at}.linuxParameters.tmpfs[0].size is required: in MiB`,
    ],
    [
      "a map for the dependencies",
      container({ dependsOn: { db: "START" } }),
      `${at}.dependsOn must be a list, and is {"db":"START"}`,
    ],
    [
      "labels that are no texts",
      container({ dockerLabels: { version: 1 } }),
      `${at}.dockerLabels.version must be a text, and is 1`,
    ],
    [
      "a credential specification by its bare ARN",
      container({ credentialSpecs: ["arn:aws:ssm:eu-west-1:123456789012:parameter/gmsa"] }),
      `${at}.credentialSpecs[0] must be a text that begins with "credentialspec:"`,
    ],
    [
      "an odd resource",
      container({ resourceRequirements: [{ type: "TPU", value: "1" }] }),
      `${at}.resourceRequirements[0].type must be GPU, InferenceAccelerator or NeuronDevice, and is "TPU"`,
    ],
  ]);
});
