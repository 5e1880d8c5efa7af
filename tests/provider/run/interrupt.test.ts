import * as assert from "node:assert/strict";
import {
  Interrupted,
  interruptible,
  interruptibleClock,
  unlessInterrupted,
} from "../../../provider/run/interrupt";
import { createClock } from "../clock";

const never = new Promise<never>(() => {});

describe("a call under an interrupt", () => {
  it("is answered as ever while there is none, and where none can be heard of", async () => {
    const { signal } = new AbortController();
    for (const interrupt of [signal, undefined]) {
      assert.equal(await unlessInterrupted(interrupt, async () => 1), 1);
      await assert.rejects(
        unlessInterrupted(interrupt, () => Promise.reject(new Error("no"))),
        { message: "no" },
      );
    }
  });

  it("is not waited for once it comes, and what becomes of it then is nobody's error", async () => {
    const controller = new AbortController();
    let fail = (_error: Error) => {};
    const call = new Promise<number>((_, reject) => {
      fail = reject;
    });
    const answer = unlessInterrupted(controller.signal, () => call);
    controller.abort();
    await assert.rejects(answer, Interrupted);
    fail(new Error("the connection was lost"));
    await new Promise(setImmediate);
  });

  it("is not made after it", async () => {
    const controller = new AbortController();
    controller.abort();
    await assert.rejects(
      unlessInterrupted(controller.signal, () => assert.fail("it was made")),
      Interrupted,
    );
  });
});

describe("a port that ends with the interrupt", () => {
  const tasks = {
    started: [] as string[],
    async run(name: string) {
      this.started.push(name);
      return this.started.length;
    },
    describe: () => never,
  };

  it("makes no call any more, and waits for none", async () => {
    const controller = new AbortController();
    const port = interruptible(tasks, controller.signal);
    assert.equal(await port.run("first"), 1);
    const looking = port.describe();
    controller.abort();
    await assert.rejects(looking, Interrupted);
    await assert.rejects(port.run("second"), Interrupted);
    assert.deepEqual([tasks.started, port.started], [["first"], ["first"]]);
  });

  it("is woken where it sleeps, and tells the time all the same", async () => {
    const controller = new AbortController();
    const clock = createClock(1_000, 0.25);
    const port = interruptibleClock(clock, controller.signal);
    const sleeping = port.sleep(60_000);
    controller.abort();
    await assert.rejects(sleeping, Interrupted);
    assert.deepEqual([port.now(), port.random()], [1_000, 0.25]);
  });
});
