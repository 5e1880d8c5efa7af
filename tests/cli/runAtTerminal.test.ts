import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { eventually } from "../simulator/tasks/eventually";
import { type Account, beforeRunTask, openAccount } from "./account";
import { type AtTerminal, ctrlC, startAtTerminal } from "./commandLine";

describe("ecs-task run, at a terminal", function () {
  this.timeout(60_000);
  let account: Account;
  const started: AtTerminal[] = [];

  before(async () => {
    account = await openAccount();
    await account.serve("hi-web", await account.register("hi-web"));
  });

  after(async () => {
    for (const terminal of started) terminal.kill();
    await account.close();
  });

  /** A run whose program waits for a file, and exits 7 after SIGTERM; it has written its first line. */
  async function waiting(gate: string): Promise<AtTerminal> {
    const terminal = run("--", "node", "wait.js", join(account.directory, gate), "7");
    await terminal.shows(/waiting\r/);
    return terminal;
  }

  function run(...args: string[]): AtTerminal {
    const terminal = startAtTerminal(["run", "--cluster", "main", "--service", "hi-web", ...args], account);
    started.push(terminal);
    return terminal;
  }

  const stops = () => account.simulator.journal.calls("StopTask").length;
  const question = /\[d\]etach and let the task go on in ECS, or \[s\]top it\? /;

  it("shows a spinner beside the output, and takes it away in the end", async () => {
    const terminal = await waiting("spinner");
    await terminal.shows(/⠋/);
    await writeFile(join(account.directory, "spinner"), "");
    assert.equal((await terminal.ended).exitCode, 0);
    const lines = terminal.screen().split("\r\n");
    assert.ok(lines.some((line) => line.endsWith("done")));
    assert.match(lines.at(-2) ?? "", /exited 0 after [\d.]+ s$/);
    assert.equal(
      terminal.screen().lastIndexOf("\x1b[?25h") > terminal.screen().lastIndexOf("\x1b[?25l"),
      true,
      "the cursor",
    );
  });

  it("asks after the first Ctrl-C, and stops the task when it is told so", async () => {
    const [terminal, before] = [await waiting("stop"), stops()];
    terminal.press(ctrlC);
    await terminal.shows(question);
    terminal.press("s\r");
    const { exitCode } = await terminal.ended;
    assert.equal(exitCode, 7, terminal.screen());
    assert.equal(stops(), before + 1);
    assert.match(terminal.screen(), /winding up/, "the output up to its end");
  });

  it("leaves the task when it is told so, which is also what an empty line means", async () => {
    for (const answer of ["d\r", "\r"]) {
      const [terminal, before] = [await waiting(`leave ${answer.length}`), stops()];
      terminal.press(ctrlC);
      await terminal.shows(question);
      terminal.press(answer);
      assert.equal((await terminal.ended).exitCode, 130);
      assert.match(terminal.screen(), /is left alone and goes on in ECS/);
      assert.equal(stops(), before);
      await writeFile(join(account.directory, `leave ${answer.length}`), "");
    }
  });

  it("leaves the task when Ctrl-C is pressed once more instead of an answer", async () => {
    const [terminal, before] = [await waiting("twice"), stops()];
    terminal.press(ctrlC);
    await terminal.shows(question);
    terminal.press(ctrlC);
    assert.equal((await terminal.ended).exitCode, 130);
    assert.equal(stops(), before);
    await writeFile(join(account.directory, "twice"), "");
  });

  it("leaves at once, and asks nothing, where there is no task yet", async () => {
    const before = account.simulator.journal.calls("RunTask").length;
    let isLooked = false;
    beforeRunTask(account, async () => {
      isLooked = true;
      await terminal.ended;
    });
    const terminal = run("--", "node", "say.js");
    await eventually(() => isLooked, terminal.screen);
    terminal.press(ctrlC);
    assert.equal((await terminal.ended).exitCode, 130);
    assert.doesNotMatch(terminal.screen(), question);
    assert.equal(account.simulator.journal.calls("RunTask").length, before);
  });

  it("asks again where the answer was none of the two", async () => {
    const terminal = await waiting("again");
    terminal.press(ctrlC);
    await terminal.shows(question);
    terminal.press("what?\r");
    await terminal.shows(new RegExp(`${question.source}[^]*${question.source}`));
    terminal.press("d\r");
    assert.equal((await terminal.ended).exitCode, 130);
    await writeFile(join(account.directory, "again"), "");
  });
});
