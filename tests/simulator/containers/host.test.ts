import * as assert from "node:assert/strict";
import type { ContainerDefinition } from "@aws-sdk/client-ecs";
import { type ContainerHost, createContainerHost } from "../../../simulator/containers";
import { eventually } from "../tasks/eventually";
import { createRegion, type Region } from "../tasks/region";
import { isAlive } from "./is-alive";

const logConfiguration = {
  logDriver: "awslogs",
  options: { "awslogs-group": "/app", "awslogs-stream-prefix": "web" },
} as const;

describe("the container host", () => {
  let region: Region;
  let host: ContainerHost;

  const createHost = (logFlushMs = 5) =>
    createContainerHost({ ...region, environment: process.env, declaredSecondMs: 1000, logFlushMs });
  const prepare = (definition: ContainerDefinition, command?: string[]) =>
    host.prepare({
      taskId: "t1",
      runtimeId: "t1-77",
      definition: { name: "app", image: "app:v1", ...definition },
      override: command && { command },
    });
  const start = async (definition: ContainerDefinition, command?: string[]) =>
    (await prepare(definition, command)).start(() => undefined);
  const output = (stream = "web/app/t1") => region.messages("/app", stream);

  beforeEach(async () => {
    region = await createRegion();
    region.logs.createGroup("/app");
    await region.image("app/v1/README", "an image without a command");
    host = createHost();
  });
  afterEach(async () => {
    await host.close();
    await region.remove();
  });

  it("runs a command in the image's directory, with the lines of both streams in prefix/container/task-id", async () => {
    const container = await start({ logConfiguration }, ["sh", "-c", "echo $(ls); echo warning >&2; exit 4"]);
    assert.equal(await container.exited, 4);
    await container.logged;
    assert.deepEqual(output().sort(), ["README", "warning"]);
    assert.equal(container.droppedLines(), 0);
  });

  it("runs what image.json says, in the working directory, which is inside the image", async () => {
    await region.image("app/v1/image.json", '{"entrypoint": ["sh", "-c"], "cmd": ["cat greeting; pwd"]}');
    await region.image("app/v1/srv/greeting", "hello\n");
    const container = await start({ logConfiguration, workingDirectory: "/srv" });
    await container.logged;
    assert.deepEqual(output(), ["hello", `${region.imagesDirectory}/app/v1/srv`]);
  });

  it("names the stream by the Docker ID when there is no prefix", async () => {
    const options = { "awslogs-group": "/app" };
    await (await start({ logConfiguration: { logDriver: "awslogs", options } }, ["echo", "hi"])).logged;
    assert.deepEqual(output("t1-77"), ["hi"]);
  });

  it("creates the log group when the container may", async () => {
    const options = {
      "awslogs-group": "/new",
      "awslogs-stream-prefix": "web",
      "awslogs-create-group": "true",
    };
    await (await start({ logConfiguration: { logDriver: "awslogs", options } }, ["echo", "hi"])).logged;
    assert.deepEqual(region.messages("/new", "web/app/t1"), ["hi"]);
  });

  it("keeps a line back for no longer than the flush delay, also when the container goes on", async () => {
    await start({ logConfiguration }, ["sh", "-c", "echo started; sleep 600"]);
    await eventually(() => output().length > 0, output);
    assert.deepEqual(output(), ["started"]);
  });

  it("shows the exit code before the last lines have left the log driver", async () => {
    const slow = createHost(60_000);
    const prepared = await slow.prepare({
      taskId: "t2",
      runtimeId: "t2-77",
      definition: { name: "app", image: "app:v1", command: ["echo", "last words"], logConfiguration },
    });
    assert.equal(await (await prepared.start(() => undefined)).exited, 0);
    assert.deepEqual(output("web/app/t2"), []);
    await slow.close();
    assert.deepEqual(output("web/app/t2"), ["last words"]);
  });

  it("keeps the order of a long output", async () => {
    const container = await start({ logConfiguration }, ["seq", "1", "20000"]);
    await container.logged;
    assert.deepEqual(
      output(),
      Array.from({ length: 20_000 }, (_, index) => String(index + 1)),
    );
  });

  it("counts the lines that no log configuration takes", async () => {
    const container = await start({}, ["seq", "1", "12"]);
    await container.logged;
    assert.equal(container.droppedLines(), 12);
  });

  it("gives each container port a free port of 127.0.0.1 and tells the process", async () => {
    const container = await start(
      { logConfiguration, portMappings: [{ containerPort: 80 }, { containerPort: 53, protocol: "udp" }] },
      ["sh", "-c", "echo $PORT $PORT_80 $PORT_53"],
    );
    await container.logged;
    const [http, dns] = container.networkBindings;
    assert.deepEqual(http, {
      bindIP: "127.0.0.1",
      containerPort: 80,
      hostPort: http?.hostPort,
      protocol: "tcp",
    });
    assert.deepEqual(dns, {
      bindIP: "127.0.0.1",
      containerPort: 53,
      hostPort: dns?.hostPort,
      protocol: "udp",
    });
    assert.notEqual(http?.hostPort, dns?.hostPort);
    assert.deepEqual(output(), [`${http?.hostPort} ${http?.hostPort} ${dns?.hostPort}`]);
  });

  it("sends SIGTERM first and SIGKILL after stopTimeout", async () => {
    const stubborn = await start({ stopTimeout: 0, logConfiguration }, [
      "sh",
      "-c",
      "trap '' TERM; echo ready; sleep 600 & wait; sleep 600",
    ]);
    await eventually(() => output().includes("ready"));
    stubborn.stop();
    assert.equal(await stubborn.exited, 137);
  });

  it("kills all containers and keeps their output when it is closed", async () => {
    const container = await start({ logConfiguration }, ["sh", "-c", "sleep 600 & echo $!; wait"]);
    const child = Number(await eventually(() => output()[0]));
    await host.close();
    assert.equal(await container.exited, 137);
    await eventually(() => !isAlive(child));
  });

  it("closes although a process has left its group and holds the output open", async () => {
    const spawnEscaped =
      "require('child_process').spawn('sleep', ['600'], {detached: true, stdio: 'inherit'})";
    const print = "console.log(child.pid); process.exit()";
    const container = await start({ logConfiguration }, [
      process.execPath,
      "-e",
      `const child = ${spawnEscaped}; ${print}`,
    ]);
    const escaped = Number(await eventually(() => output()[0]));
    await container.exited;
    await host.close();
    process.kill(escaped, "SIGKILL");
  });
});
