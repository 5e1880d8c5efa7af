import * as assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import { interrupts } from "../../../../provider/cli/run/interrupts";
import type { EndSignal } from "../../../../provider/cli/signals";

const arn = (id: string) => `arn:aws:ecs:eu-west-1:123456789012:task/main/${id}`;
/** A call whose answer the test gives. */
function call<T>() {
  let [resolve, reject] = [(_answer: T) => {}, (_error: Error) => {}];
  const answer = new Promise<T>((...both) => ([resolve, reject] = both));
  return { answer, resolve, reject };
}

interface Setting {
  readonly stopOnInterrupt?: boolean;
  /** What is answered to the question; absent where nobody can be asked. */
  readonly answer?: "detach" | "stop";
}

function held({ stopOnInterrupt = false, answer }: Setting = {}) {
  const said: string[] = [];
  const stops: string[] = [];
  let [asked, ends] = [0, 0];
  let heard = (_signal: EndSignal) => {};
  let [stopTask, wait] = [call<void>(), call<void>()];
  const hold = interrupts(stopOnInterrupt, {
    onSignal(listener) {
      heard = listener;
      return () => ends++;
    },
    terminal: {
      ...{ out: () => {}, status: () => {}, still: () => {}, flush: async () => {} },
      err: (line) => void said.push(line),
      isInteractive: answer !== undefined,
      async ask<A extends string>(_: string, answers: readonly [A, ...A[]]) {
        asked++;
        return answers.find((one) => one === answer) ?? answers[0];
      },
    },
    clock: { now: () => 0, random: () => 0, sleep: () => wait.answer },
    said: String,
    stopCommand: (taskArn) => `ecs-task stop ${taskArn} --profile prod`,
    stopTask(taskArn) {
      stops.push(taskArn);
      return stopTask.answer;
    },
  });
  return {
    hold,
    said,
    stops,
    signal: async (signal: EndSignal) => {
      heard(signal);
      await turn();
    },
    /** RunTask is asked. */
    start: () => hold.onReached({ kind: "unknown" }),
    /** It has started a task. */
    starts: (id: string) => hold.onReached({ kind: "task", taskArn: arn(id) }),
    /** It was refused, or its task has not started. */
    startsNothing: () => hold.onReached({ kind: "nothing" }),
    answerStop(error?: Error) {
      if (error) stopTask.reject(error);
      else stopTask.resolve();
      stopTask = call();
    },
    someSecondsGoBy() {
      wait.resolve();
      wait = call();
    },
    hasLeft: () => hold.left.aborted,
    asked: () => asked,
    /** How often the process was told to end by the next signal. */
    ends: () => ends,
  };
}

/** A run whose task is known. */
function running(setting?: Setting) {
  const run = held(setting);
  run.start();
  run.starts("a");
  return run;
}

describe("signals to a run", () => {
  it("leave it at once before RunTask is asked, and ask nothing", async () => {
    for (const setting of [{}, { answer: "stop" }, { stopOnInterrupt: true }] as const) {
      const run = held(setting);
      await run.signal("SIGINT");
      assert.deepEqual([run.hasLeft(), run.asked()], [true, 0]);
      assert.equal(run.hold.disturbance().left, "SIGINT");
    }
  });

  it("wait for the answer of RunTask, which names the task that is left", async () => {
    const run = held();
    run.start();
    await run.signal("SIGTERM");
    assert.equal(run.hasLeft(), false);
    assert.match(run.said.join(), /has not named it yet/);
    run.starts("a");
    assert.equal(run.hasLeft(), true);
    assert.deepEqual(run.hold.disturbance(), { left: "SIGTERM" });
  });

  it("wait for that no longer than some seconds, or until the next one", async () => {
    for (const hurry of [
      (run: ReturnType<typeof held>) => run.signal("SIGINT"),
      async (run: ReturnType<typeof held>) => run.someSecondsGoBy(),
    ]) {
      const run = held();
      run.start();
      await run.signal("SIGTERM");
      await hurry(run);
      await turn();
      assert.equal(run.hasLeft(), true);
    }
  });

  it("stop the task that RunTask was about to start", async () => {
    const run = held({ stopOnInterrupt: true });
    run.start();
    await run.signal("SIGTERM");
    assert.deepEqual(run.stops, []);
    run.starts("a");
    assert.deepEqual([run.stops, run.hasLeft()], [[arn("a")], false]);
  });

  it("stop waiting to stop that task by the next one, but not by a reader that has gone", async () => {
    const run = held({ stopOnInterrupt: true });
    run.start();
    await run.signal("SIGINT");
    await run.signal("SIGTERM");
    assert.deepEqual([run.hasLeft(), run.hold.disturbance().left], [true, "SIGTERM"]);
    const unread = held({ stopOnInterrupt: true });
    unread.start();
    await unread.signal("SIGINT");
    await unread.signal("SIGPIPE");
    assert.equal(unread.hasLeft(), false);
    unread.starts("a");
    assert.deepEqual(unread.stops, [arn("a")]);
  });

  it("are what a run that was to be detached is left by, once they stop its task", async () => {
    const run = held({ stopOnInterrupt: true });
    run.start();
    await run.signal("SIGTERM");
    run.starts("a");
    run.hold.detach();
    assert.equal(run.hasLeft(), false, "ECS has not heard of the stop yet");
    run.answerStop();
    await turn();
    assert.equal(run.hasLeft(), true);
    assert.deepEqual(run.hold.disturbance(), { left: "SIGTERM", stopped: "SIGTERM" });
  });

  it("let no other start follow one that has failed", async () => {
    for (const setting of [{}, { stopOnInterrupt: true }]) {
      const refused = held(setting);
      refused.start();
      await refused.signal("SIGTERM");
      refused.startsNothing();
      assert.equal(refused.hasLeft(), true);
    }
    const stopped = running({ stopOnInterrupt: true });
    await stopped.signal("SIGTERM");
    stopped.startsNothing();
    assert.equal(stopped.hasLeft(), true, "also while ECS has not answered the stop");
  });

  it("let a start whose answer was lost be asked for again, for it may have a task", async () => {
    const run = held({ stopOnInterrupt: true });
    run.start();
    await run.signal("SIGTERM");
    run.start();
    assert.equal(run.hasLeft(), false);
    run.starts("a");
    assert.deepEqual(run.stops, [arn("a")]);
  });

  it("ask once at a terminal, and do as they are told", async () => {
    const leaving = running({ answer: "detach" });
    await leaving.signal("SIGINT");
    assert.deepEqual([leaving.asked(), leaving.hasLeft(), leaving.stops], [1, true, []]);
    const stopping = running({ answer: "stop" });
    await stopping.signal("SIGINT");
    assert.deepEqual([stopping.asked(), stopping.hasLeft(), stopping.stops], [1, false, [arn("a")]]);
    await stopping.signal("SIGINT");
    stopping.answerStop();
    await turn();
    assert.deepEqual([stopping.asked(), stopping.hasLeft()], [1, true]);
  });

  it("leave a task that is being stopped once ECS has heard of the stop", async () => {
    const run = running({ stopOnInterrupt: true });
    await run.signal("SIGHUP");
    await run.signal("SIGPIPE");
    assert.equal(run.hasLeft(), false);
    run.answerStop();
    await turn();
    assert.equal(run.hasLeft(), true);
    assert.deepEqual(run.hold.disturbance(), { left: "SIGPIPE", stopped: "SIGHUP" });
  });

  it("say what to do where the task could not be stopped", async () => {
    const run = running({ stopOnInterrupt: true });
    await run.signal("SIGTERM");
    run.answerStop(new Error("ecs:StopTask failed: AccessDeniedException: no"));
    await turn();
    assert.match(
      run.said.join("\n"),
      /task a could not be stopped, and goes on: .*AccessDenied.*\n.*ecs-task stop arn:.*\/a --profile prod$/,
    );
    assert.deepEqual(run.hold.disturbance(), {}, "who stops it now is somebody else");
  });

  it("end the process once the run is left, whatever holds it up", async () => {
    const run = running();
    assert.equal(run.ends(), 0);
    await run.signal("SIGTERM");
    assert.equal(run.ends(), 1);
  });
});
