import * as assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { processSignals } from "../../../provider/cli/signals";

/** A process that tells what it was ended with. */
function fakeProcess() {
  const ends: number[] = [];
  const process = Object.assign(new EventEmitter(), {
    stdout: new EventEmitter(),
    stderr: new EventEmitter(),
    exit: (status: number) => ends.push(status),
  });
  const signals = processSignals(process as unknown as NodeJS.Process);
  const fail = (stream: "stdout" | "stderr", code: string) =>
    process[stream].emit("error", Object.assign(new Error(code), { code }));
  return { process, signals, ends, fail };
}

describe("the signals of a process", () => {
  it("end it with the status that a shell tells of them", () => {
    const { process, fail, ends } = fakeProcess();
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.emit(signal);
    fail("stdout", "EPIPE");
    assert.deepEqual(ends, [130, 143, 129, 141]);
  });

  it("are told to who listens, and so is an output that nobody reads, or whose terminal is closed", () => {
    const { process, signals, fail, ends } = fakeProcess();
    const heard: string[] = [];
    signals.listen((signal) => void heard.push(signal));
    process.emit("SIGTERM");
    for (const stream of ["stdout", "stderr"] as const)
      for (const code of ["EPIPE", "EIO"]) fail(stream, code);
    assert.deepEqual(heard, ["SIGTERM", "SIGPIPE", "SIGPIPE", "SIGPIPE", "SIGPIPE"]);
    assert.deepEqual(ends, []);
  });

  it("end it again when nobody listens any more, but for a reader that has gone", () => {
    const { process, signals, fail, ends } = fakeProcess();
    signals.listen(() => assert.fail("heard"))();
    fail("stdout", "EPIPE");
    process.emit("SIGTERM");
    assert.deepEqual(ends, [143]);
  });

  it("are no disk that is full, which is an error as any other", () => {
    assert.throws(() => fakeProcess().fail("stdout", "ENOSPC"), /ENOSPC/);
  });
});
