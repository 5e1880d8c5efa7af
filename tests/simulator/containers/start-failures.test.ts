import * as assert from "node:assert/strict";
import type { ContainerDefinition } from "@aws-sdk/client-ecs";
import { type ContainerHost, createContainerHost, StartFailure } from "../../../simulator/containers";
import { createRegion, type Region } from "../tasks/region";

describe("a container that cannot start", () => {
  let region: Region;
  let host: ContainerHost;

  const start = async (definition: ContainerDefinition) => {
    const order = {
      taskId: "t1",
      runtimeId: "t1-77",
      definition: { name: "app", image: "app:v1", ...definition },
    };
    return (await host.prepare(order)).start(() => undefined);
  };

  beforeEach(async () => {
    region = await createRegion();
    await region.image("app/v1/README", "an image without a command");
    host = createContainerHost({
      ...region,
      environment: process.env,
      declaredSecondMs: 1000,
      logFlushMs: 5,
    });
  });
  afterEach(async () => {
    await host.close();
    await region.remove();
  });

  const failures: [string, ContainerDefinition, RegExp][] = [
    [
      "an image that is not there",
      { image: "shop/web:v9" },
      /^CannotPullContainerError: pull image manifest has been retried 1 time\(s\): failed to resolve ref docker\.io\/shop\/web:v9: docker\.io\/shop\/web:v9: not found$/,
    ],
    [
      "an image name that is none",
      { image: "../app:v1" },
      /^CannotPullContainerError: .*invalid reference format/,
    ],
    [
      "a log group that is not there",
      { logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "/none" } } },
      /^ResourceInitializationError: failed to validate logger args: .*The specified log group does not exist/,
    ],
    [
      "a secret that is not there",
      { secrets: [{ name: "DB", valueFrom: "db" }] },
      /^ResourceInitializationError: unable to pull secrets or registry auth/,
    ],
    [
      "a working directory that is not there",
      { workingDirectory: "/nowhere", command: ["ls"] },
      /^CannotStartContainerError: .*chdir to cwd \("\/nowhere"\)/,
    ],
    ["no command", {}, /^CannotCreateContainerError: .*no command specified/],
  ];
  for (const [title, definition, words] of failures) {
    it(`says so of ${title}`, async () => {
      await assert.rejects(
        start(definition),
        (error) => error instanceof StartFailure && words.test(error.message),
      );
    });
  }

  for (const [content, fault] of [
    ["{", "is no JSON"],
    ["[]", "holds no object"],
    ['{"cmd": "ls"}', "list of strings"],
    ['{"command": []}', "unknown member command"],
  ] as const) {
    it(`says so of the image.json ${content}`, async () => {
      await region.image("app/v1/image.json", content);
      await assert.rejects(
        start({}),
        (error) => error instanceof StartFailure && error.message.includes(fault),
      );
    });
  }
});
