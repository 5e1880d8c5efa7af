import * as assert from "node:assert/strict";
import { normaliseDefinition } from "../../../provider/definition/normalise";
import type { TaskDefinitionInputs } from "../../../provider/definition/shape";
import { container, definition } from "./web";

type Given = Partial<TaskDefinitionInputs>;

const normal = (rest: Given) => normaliseDefinition(definition(rest), {});
const proxy = (rest: object): Given => ({ proxyConfiguration: { containerName: "envoy", ...rest } });

describe("the members of a definition in its normal form", () => {
  it("are the ECS API's own", () => {
    const {
      family: _family,
      containerDefinitions: _containers,
      ...members
    } = normal({
      proxyConfiguration: { containerName: "envoy", properties: { ProxyIngressPort: "15000", AppPorts: "" } },
      placementConstraints: [{ type: "memberOf", expression: "attribute:a == 1" }],
      ipcMode: "task",
      pidMode: "host",
      enableFaultInjection: true,
      tags: { team: "web" },
    });
    assert.deepEqual(members, {
      proxyConfiguration: {
        type: "APPMESH",
        containerName: "envoy",
        properties: [
          { name: "AppPorts", value: "" },
          { name: "ProxyIngressPort", value: "15000" },
        ],
      },
      placementConstraints: [{ type: "memberOf", expression: "attribute:a == 1" }],
      ipcMode: "task",
      pidMode: "host",
      enableFaultInjection: true,
    });
  });

  const alike: readonly [title: string, one: Given, other: Given][] = [
    ["the proxy's type is spelled out or left out", proxy({ type: "APPMESH" }), proxy({})],
    ["the proxy has no properties or an empty map", proxy({ properties: {} }), proxy({})],
    [
      "the proxy's properties stand in another order",
      proxy({ properties: { A: "1", B: "2" } }),
      proxy({ properties: { B: "2", A: "1" } }),
    ],
    ["fault injection is spelled out or left out", { enableFaultInjection: false }, {}],
    ["constraints are an empty list or left out", { placementConstraints: [] }, {}],
    [
      "constraints stand in another order",
      { placementConstraints: ["a", "b"].map((expression) => ({ type: "memberOf", expression })) },
      { placementConstraints: ["b", "a"].map((expression) => ({ type: "memberOf", expression })) },
    ],
    ["tags differ, which are no reason to run", { tags: { a: "1" } }, { tags: { a: "2" } }],
  ];
  for (const [title, one, other] of alike) {
    it(`are the same when ${title}`, () => assert.deepEqual(normal(one), normal(other)));
  }

  const unlike: readonly [title: string, one: Given, other: Given][] = [
    ["a property of the proxy", proxy({ properties: { A: "1" } }), proxy({ properties: { A: "2" } })],
    ["an expression", { placementConstraints: [{ type: "memberOf", expression: "a" }] }, {}],
    ["ipcMode", { ipcMode: "host" }, { ipcMode: "task" }],
    ["pidMode", { pidMode: "task" }, {}],
    ["fault injection", { enableFaultInjection: true }, {}],
  ];
  for (const [title, one, other] of unlike) {
    it(`differ by ${title}`, () => assert.notDeepEqual(normal(one), normal(other)));
  }
});

describe("a container's members in its normal form", () => {
  const web = (rest: object) =>
    normal({ containerDefinitions: [{ ...container("web"), ...rest }] }).containerDefinitions[0];
  const linux = (linuxParameters: object) => ({ linuxParameters });
  const device = (rest: object) => linux({ devices: [{ hostPath: "/dev/fuse", ...rest }] });
  const router = { firelensConfiguration: { type: "fluentbit" } };
  const mount = (rest: object) => ({
    mountPoints: [{ sourceVolume: "data", containerPath: "/data", ...rest }],
  });

  const alike: readonly [title: string, one: object, other: object][] = [
    ...(
      ["readonlyRootFilesystem", "interactive", "pseudoTerminal", "privileged", "disableNetworking"] as const
    ).map((flag): [string, object, object] => [`${flag} is false or left out`, { [flag]: false }, {}]),
    ["versionConsistency is enabled or left out", { versionConsistency: "enabled" }, {}],
    ["a mount's readOnly is false or left out", mount({ readOnly: false }), mount({})],
    [
      "the readOnly of another container's mounts is false or left out",
      { volumesFrom: [{ sourceContainer: "cache", readOnly: false }] },
      { volumesFrom: [{ sourceContainer: "cache" }] },
    ],
    ["a restart policy is not enabled or left out", { restartPolicy: { enabled: false } }, {}],
    [
      "a restart policy's period is ECS's default or left out",
      { restartPolicy: { enabled: true, restartAttemptPeriod: 300 } },
      { restartPolicy: { enabled: true, ignoredExitCodes: [] } },
    ],
    [
      "ignored exit codes stand in another order",
      { restartPolicy: { enabled: true, ignoredExitCodes: [10, 2, 0] } },
      { restartPolicy: { enabled: true, ignoredExitCodes: [0, 2, 10] } },
    ],
    [
      "a health check has no start period or one of 0",
      { healthCheck: { command: ["CMD", "true"], startPeriod: 0 } },
      { healthCheck: { command: ["CMD", "true"] } },
    ],
    [
      "ports are numbers or texts",
      { portMappings: [{ containerPort: "80", hostPort: "8080" }] },
      { portMappings: [{ containerPort: 80, hostPort: 8080 }] },
    ],
    ["a log router's user is root or left out, where ECS fills it in", { ...router, user: "0" }, router],
    ["an init process is not enabled or left out", linux({ initProcessEnabled: false }), {}],
    ["swappiness is ECS's default or left out", linux({ maxSwap: 0, swappiness: 60 }), linux({ maxSwap: 0 })],
    [
      "capabilities stand in another order",
      linux({ capabilities: { add: ["KILL", "CHOWN"], drop: [] } }),
      linux({ capabilities: { add: ["CHOWN", "KILL"] } }),
    ],
    [
      "a device has all permissions or none named",
      device({ permissions: ["write", "read", "mknod"] }),
      device({}),
    ],
    ...(
      [
        [
          "dependsOn",
          [
            { containerName: "a", condition: "START" },
            { containerName: "b", condition: "START" },
          ],
        ],
        [
          "ulimits",
          [
            { name: "core", softLimit: 0, hardLimit: 0 },
            { name: "nofile", softLimit: 1, hardLimit: 1 },
          ],
        ],
        [
          "systemControls",
          [
            { namespace: "a", value: "1" },
            { namespace: "b", value: "1" },
          ],
        ],
      ] as const
    ).map(([member, items]): [string, object, object] => [
      `${member} stand in another order`,
      { [member]: items },
      { [member]: [...items].reverse() },
    ]),
    [
      "secret options of a log stand in another order",
      {
        logConfiguration: {
          logDriver: "splunk",
          secretOptions: [
            { name: "a", valueFrom: "1" },
            { name: "b", valueFrom: "2" },
          ],
        },
      },
      {
        logConfiguration: {
          logDriver: "splunk",
          secretOptions: [
            { name: "b", valueFrom: "2" },
            { name: "a", valueFrom: "1" },
          ],
        },
      },
    ],
  ];
  for (const [title, one, other] of alike) {
    it(`are the same when ${title}`, () => assert.deepEqual(web(one), web(other)));
  }

  const unlike: readonly [title: string, one: object, other: object][] = [
    ["an app is privileged", { privileged: true }, {}],
    ["an app runs as root", { user: "0" }, {}],
    ["a mount is read-only", mount({ readOnly: true }), mount({})],
    ["a restart policy is enabled", { restartPolicy: { enabled: true } }, {}],
    ["swap is off", linux({ maxSwap: 0 }), {}],
    ["a device has fewer permissions", device({ permissions: ["read"] }), device({})],
    [
      "files of variables stand in another order: ECS goes through them from the top down",
      {
        environmentFiles: [
          { value: "a", type: "s3" },
          { value: "b", type: "s3" },
        ],
      },
      {
        environmentFiles: [
          { value: "b", type: "s3" },
          { value: "a", type: "s3" },
        ],
      },
    ],
    [
      "a log router has other options",
      router,
      { firelensConfiguration: { type: "fluentbit", options: { a: "1" } } },
    ],
  ];
  for (const [title, one, other] of unlike) {
    it(`differ when ${title}`, () => assert.notDeepEqual(web(one), web(other)));
  }
});
