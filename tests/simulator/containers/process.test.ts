import * as assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { type ContainerProcess, startProcess } from "../../../simulator/containers/process";
import { createProcessGuard } from "../../../simulator/containers/process-guard";
import { StartFailure } from "../../../simulator/containers/start-failure";
import { eventually } from "../tasks/eventually";
import { isAlive } from "./is-alive";

describe("a container's process", () => {
  const guard = createProcessGuard();
  const started: ContainerProcess[] = [];
  const output = { stdout: "", stderr: "" };

  const start = async (...command: string[]) => {
    output.stdout = "";
    output.stderr = "";
    const environment = { PATH: process.env.PATH ?? "" };
    const onOutput = (chunk: Buffer, stream: "stdout" | "stderr") => {
      output[stream] += chunk.toString();
    };
    const running = await startProcess({ command, directory: tmpdir(), environment, onOutput }, guard);
    started.push(running);
    return running;
  };
  const script = (code: string) => start(process.execPath, "-e", code);

  afterEach(async () => {
    for (const running of started.splice(0)) {
      running.signal("SIGKILL");
      await running.exited;
    }
  });
  after(() => guard.close());

  for (const code of [0, 1, 3, 255]) {
    it(`exits with ${code} when the command does`, async () => {
      assert.equal(await (await script(`process.exit(${code})`)).exited, code);
    });
  }

  it("exits with 143 when SIGTERM ends it and 137 when SIGKILL does", async () => {
    for (const [signal, code] of [
      ["SIGTERM", 143],
      ["SIGKILL", 137],
    ] as const) {
      const running = await script("setInterval(() => {}, 1000)");
      running.signal(signal);
      assert.equal(await running.exited, code);
    }
  });

  it("exits with its own code when it handles SIGTERM", async () => {
    const running = await script(
      "process.on('SIGTERM', () => process.exit(7)); setInterval(() => {}, 1000); console.log('ready')",
    );
    await eventually(() => output.stdout.includes("ready"));
    running.signal("SIGTERM");
    assert.equal(await running.exited, 7);
  });

  it("takes a child of its child along when it is signalled", async () => {
    const running = await start("/bin/sh", "-c", "sh -c 'sleep 600 & echo $!; wait' & wait");
    const grandchild = Number(await eventually(() => output.stdout.trim() || undefined));
    assert.ok(isAlive(grandchild));
    running.signal("SIGTERM");
    assert.equal(await running.exited, 143);
    await eventually(() => !isAlive(grandchild));
  });

  it("takes a child along that it leaves behind", async () => {
    const running = await start("/bin/sh", "-c", "sleep 600 & echo $!");
    assert.equal(await running.exited, 0);
    await running.outputEnded;
    await eventually(() => !isAlive(Number(output.stdout)));
  });

  it("hands over all of a large output, of both streams apart", async () => {
    const running = await script(
      "process.stdout.write('o'.repeat(3_000_000)); process.stderr.write('e'.repeat(2_000_000))",
    );
    assert.equal(await running.exited, 0);
    await running.outputEnded;
    assert.equal(output.stdout, "o".repeat(3_000_000));
    assert.equal(output.stderr, "e".repeat(2_000_000));
  });

  const impossible = [
    [
      ["no-such-command"],
      /^CannotStartContainerError: .*exec: "no-such-command": executable file not found in \$PATH/,
    ],
    [["./no-such-file"], /^CannotStartContainerError: .*stat \.\/no-such-file: no such file or directory/],
    [["/"], /^CannotStartContainerError: .*permission denied/],
    [[], /^CannotCreateContainerError: .*no command specified/],
  ] as const;
  for (const [command, words] of impossible) {
    it(`does not start as ${JSON.stringify(command)}`, async () => {
      await assert.rejects(
        start(...command),
        (error) => error instanceof StartFailure && words.test(error.message),
      );
    });
  }
});
