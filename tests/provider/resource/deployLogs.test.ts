import * as assert from "node:assert/strict";
import type { LogSettings } from "../../../provider/logs/settings";
import type { OneOffTaskInputs } from "../../../provider/resource/inputs";
import { exit, exits, lives } from "../run/lives";
import { createStack, release } from "./stack";

const announcement = 'will run "rake db:migrate" because it has not run yet';

/** The lines that an error repeats. */
const repeated = (message: string) =>
  message.split("\n").flatMap((line) => (line.startsWith("  | ") ? [line.slice(4)] : []));

/** Inputs of a release whose containers all log to the same group. */
function releaseOf(names: readonly string[], logs: LogSettings = {}): OneOffTaskInputs {
  const { taskDefinition } = release("v1");
  const [web] = (taskDefinition?.containerDefinitions ?? []) as readonly object[];
  const containerDefinitions = names.map((name) => ({ ...web, name, essential: true })) as never;
  return release("v1", {
    container: "web",
    taskDefinition: { family: "hi-web", containerDefinitions },
    logs,
  });
}

describe("the output of an `up`'s containers", () => {
  it("is shown for each of them, with its name", async () => {
    const { up, logs, clock, lines } = createStack(exits(0, 30_000));
    logs.write("app/web/0001", clock.now() + 5_000, "migrating");
    logs.write("app/proxy/0001", clock.now() + 10_000, "upstream connected");
    await up(releaseOf(["web", "proxy"]));
    assert.deepEqual(lines, [announcement, "web | migrating", "proxy | upstream connected"]);
  });

  it("is told by the error for another one that has failed first", async () => {
    const fate = lives(...exit(5_000, 0, { name: "proxy", lastStatus: "STOPPED", exitCode: 1 }));
    const { failingUp, logs, clock } = createStack(fate);
    logs.write("app/web/0001", clock.now() + 3_000, "waiting for the proxy");
    logs.write("app/proxy/0001", clock.now() + 4_000, "no such upstream");
    const { message } = await failingUp(releaseOf(["web", "proxy"]));
    assert.deepEqual(repeated(message), ["web | waiting for the proxy", "proxy | no such upstream"]);
  });

  it("is shown from its start when a task is adopted", async () => {
    const stack = createStack(exits(0, 120_000));
    const { logs, clock, lines, tasks, killedUp, up } = stack;
    for (let second = 1; second < 100; second++)
      logs.write("app/web/0001", clock.now() + second * 1_000, `line ${second}`);
    await killedUp(releaseOf(["web"]), () => tasks.started.length === 1);
    await clock.advance(60_000);
    lines.length = 0;
    await up(releaseOf(["web"]));
    assert.equal(tasks.started.length, 1);
    assert.deepEqual(
      lines.filter((line) => line.startsWith("line ")),
      Array.from({ length: 99 }, (_, i) => `line ${i + 1}`),
    );
  });

  it("is not shown, nor read, where it is not to be streamed", async () => {
    const { up, logs, clock, lines } = createStack(exits(0));
    logs.write("app/web/0001", clock.now() + 1_000, "migrating");
    await up(releaseOf(["web"], { stream: false }));
    assert.deepEqual([lines, logs.reads, logs.looks], [[announcement], [], []]);
  });

  it("is told by the error all the same", async () => {
    const { failingUp, logs, clock, lines } = createStack(exits(1));
    for (const [i, line] of ["one", "two", "three"].entries())
      logs.write("app/web/0001", clock.now() + i * 1_000, line);
    const { message } = await failingUp(releaseOf(["web"], { stream: false, tailLines: 2 }));
    assert.deepEqual([lines, repeated(message)], [[announcement], ["two", "three"]]);
  });

  it("is repeated by the error in as many lines as are wanted", async () => {
    for (const tailLines of [0, 1, 150]) {
      const { failingUp, logs, clock } = createStack(exits(1));
      for (let line = 1; line <= 200; line++) logs.write("app/web/0001", clock.now() + line, `line ${line}`);
      const { message } = await failingUp(releaseOf(["web"], { tailLines }));
      assert.deepEqual(
        repeated(message),
        Array.from({ length: tailLines }, (_, i) => `line ${201 - tailLines + i}`),
      );
    }
  });

  it("is said to be elsewhere where it cannot be read", async () => {
    const { up, logs, lines } = createStack(exits(0));
    const splunk = {
      logDriver: "splunk",
      options: { "splunk-url": "https://splunk:8088", "splunk-token": "t0ken" },
    };
    const containerDefinitions = [{ name: "web", image: "app:v1", logConfiguration: splunk }];
    await up(release("v1", { taskDefinition: { family: "hi-web", containerDefinitions } }));
    assert.deepEqual(logs.reads, []);
    assert.deepEqual(lines, [
      announcement,
      'no output to show: container "web" logs through "splunk" to https://splunk:8088, which cannot be read from here',
    ]);
  });

  it("does not delay a success by more than two seconds, whatever becomes of it", async () => {
    const tookMs = async (trouble: "none" | "some lines" | "a flood" | "silence") => {
      const { up, logs, clock } = createStack(exits(0, 30_000));
      const startMs = clock.now();
      const count = { none: 0, "some lines": 10, "a flood": 20_000, silence: 10 }[trouble];
      for (let i = 0; i < count; i++) logs.write("app/web/0001", startMs + 25_000, `line ${i}`);
      if (trouble === "silence") logs.hang();
      assert.equal((await up(release("v1", { logs: { stream: trouble !== "none" } }))).status, "succeeded");
      return clock.now() - startMs;
    };
    const withoutLogs = await tookMs("none");
    for (const trouble of ["some lines", "a flood", "silence"] as const) {
      const delayMs = (await tookMs(trouble)) - withoutLogs;
      assert.ok(delayMs <= 2_000, `${trouble}: ${delayMs} ms`);
    }
  });
});
