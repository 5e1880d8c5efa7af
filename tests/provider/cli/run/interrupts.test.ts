import * as assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import { interrupts } from "../../../../provider/cli/run/interrupts";
import type { EndSignal } from "../../../../provider/cli/signals";
import { Interrupted } from "../../../../provider/run/interrupt";
import type { RunAnswer, RunRequest } from "../../../../provider/run/tasks";
import { AwsCallError } from "../../../../provider/run/weather";

const arn = (id: string) => `arn:aws:ecs:eu-west-1:123456789012:task/main/${id}`;
const request = {} as RunRequest;
const started: RunAnswer = {
  kind: "started",
  task: { arn: arn("a"), lastStatus: "PROVISIONING", containers: [] },
};
const refused: RunAnswer = { kind: "refused", reasons: ["RESOURCE:MEMORY"] };
const failure = (code: string, transient: boolean) =>
  new AwsCallError(`ecs:RunTask failed: ${code}`, "ecs:RunTask", code, transient);

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
  let [runTask, stopTask, wait] = [call<RunAnswer>(), call<void>(), call<void>()];
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
    runTask: () => runTask.answer,
    said: String,
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
    /** RunTask, asked again where it was before. */
    start() {
      runTask = call();
      return hold.start(request, "token");
    },
    answerStart: (given: RunAnswer | Error) =>
      given instanceof Error ? runTask.reject(given) : runTask.resolve(given),
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
async function running(setting?: Setting) {
  const run = held(setting);
  const start = run.start();
  run.answerStart(started);
  await start;
  run.hold.onTask(arn("a"));
  return run;
}

describe("signals to a run", () => {
  it("leave it before RunTask is asked, and nothing is started or asked any more", async () => {
    for (const setting of [{}, { answer: "stop" }, { stopOnInterrupt: true }] as const) {
      const run = held(setting);
      await run.signal("SIGINT");
      assert.deepEqual([run.hasLeft(), run.asked()], [true, 0]);
      await assert.rejects(run.start(), Interrupted);
      assert.equal(run.hold.disturbance().left, "SIGINT");
    }
  });

  it("wait for the answer of RunTask, which names the task that is left", async () => {
    const run = held();
    const start = run.start();
    await run.signal("SIGTERM");
    assert.equal(run.hasLeft(), false);
    assert.match(run.said.join(), /has not named it yet/);
    run.answerStart(started);
    await start;
    run.hold.onTask(arn("a"));
    assert.equal(run.hasLeft(), true);
    assert.deepEqual(run.hold.disturbance(), { left: "SIGTERM" });
  });

  it("wait for that no longer than some seconds, or until the next one", async () => {
    for (const hurry of [
      (run: ReturnType<typeof held>) => run.signal("SIGINT"),
      async (run: ReturnType<typeof held>) => run.someSecondsGoBy(),
    ]) {
      const run = held();
      void run.start();
      await run.signal("SIGTERM");
      await hurry(run);
      await turn();
      assert.equal(run.hasLeft(), true);
      assert.deepEqual(run.hold.disturbance(), { left: "SIGTERM", startUnanswered: true });
    }
  });

  it("stop the task that RunTask was about to start", async () => {
    const run = held({ stopOnInterrupt: true });
    const start = run.start();
    await run.signal("SIGTERM");
    assert.deepEqual(run.stops, []);
    run.answerStart(started);
    await start;
    run.hold.onTask(arn("a"));
    assert.deepEqual([run.stops, run.hasLeft()], [[arn("a")], false]);
  });

  it("let no other start follow one that has failed", async () => {
    for (const answer of [refused, failure("ThrottlingException", true)]) {
      const run = held({ stopOnInterrupt: true });
      const start = run.start().catch(() => undefined);
      await run.signal("SIGTERM");
      run.answerStart(answer);
      await start;
      assert.equal(run.hasLeft(), true);
      await assert.rejects(run.start(), Interrupted);
      assert.equal(run.hold.disturbance().startUnanswered, undefined);
    }
    const run = await running({ stopOnInterrupt: true });
    await run.signal("SIGTERM");
    await assert.rejects(run.start(), Interrupted, "the task that is stopped has never run");
  });

  it("let a start whose answer was lost be asked for again, for it may have a task", async () => {
    const run = held({ stopOnInterrupt: true });
    const lost = run.start().catch(() => undefined);
    run.answerStart(failure("ECONNRESET", true));
    await lost;
    await run.signal("SIGTERM");
    assert.equal(run.hasLeft(), false);
    const again = run.start();
    run.answerStart(started);
    await again;
    run.hold.onTask(arn("a"));
    assert.deepEqual(run.stops, [arn("a")]);
  });

  it("tell of a start that never got its answer, and of none that was refused", async () => {
    for (const [errors, startUnanswered] of [
      [[failure("ECONNRESET", true)], true],
      [[failure("ECONNRESET", true), failure("ThrottlingException", true)], true],
      [[failure("ThrottlingException", true)], undefined],
      [[failure("AccessDeniedException", false)], undefined],
    ] as const) {
      const run = held();
      for (const error of errors) {
        const start = run.start();
        run.answerStart(error);
        await assert.rejects(start, error);
      }
      assert.equal(run.hold.disturbance().startUnanswered, startUnanswered);
    }
  });

  it("ask once at a terminal, and do as they are told", async () => {
    const leaving = await running({ answer: "detach" });
    await leaving.signal("SIGINT");
    assert.deepEqual([leaving.asked(), leaving.hasLeft(), leaving.stops], [1, true, []]);
    const stopping = await running({ answer: "stop" });
    await stopping.signal("SIGINT");
    assert.deepEqual([stopping.asked(), stopping.hasLeft(), stopping.stops], [1, false, [arn("a")]]);
    await stopping.signal("SIGINT");
    stopping.answerStop();
    await turn();
    assert.deepEqual([stopping.asked(), stopping.hasLeft()], [1, true]);
  });

  it("leave a task that is being stopped once ECS has heard of the stop", async () => {
    const run = await running({ stopOnInterrupt: true });
    await run.signal("SIGHUP");
    await run.signal("SIGPIPE");
    assert.equal(run.hasLeft(), false);
    run.answerStop();
    await turn();
    assert.equal(run.hasLeft(), true);
    assert.deepEqual(run.hold.disturbance(), { left: "SIGPIPE", stopped: "SIGHUP" });
  });

  it("say what to do where the task could not be stopped", async () => {
    const run = await running({ stopOnInterrupt: true });
    await run.signal("SIGTERM");
    run.answerStop(new Error("ecs:StopTask failed: AccessDeniedException: no"));
    await turn();
    assert.match(
      run.said.join("\n"),
      /task a could not be stopped, and goes on: .*AccessDenied.*\n.*ecs-task stop arn:.*\/a$/,
    );
  });

  it("end the process once the run is left, whatever holds it up", async () => {
    const run = await running();
    assert.equal(run.ends(), 0);
    await run.signal("SIGTERM");
    assert.equal(run.ends(), 1);
  });
});
