import * as assert from "node:assert/strict";
import { type Health, watchHealth } from "../../../simulator/containers/health-check";
import { eventually } from "../tasks/eventually";

/** A clock that jumps: each appointment is kept at once, at its time. */
function jumpingClock() {
  let nowMs = 0;
  return {
    now: () => nowMs,
    after(delayMs: number, action: () => void) {
      const at = nowMs + delayMs;
      let due = true;
      setImmediate(() => {
        if (!due) return;
        nowMs = Math.max(nowMs, at);
        action();
      });
      return () => {
        due = false;
      };
    },
  };
}

/** Runs checks that exit with these codes, and answers each change of health with the time of it. */
async function changes(exitCodes: readonly number[], check: object): Promise<[Health, number][]> {
  const clock = jumpingClock();
  const seen: [Health, number][] = [];
  let checks = 0;
  const end = watchHealth(
    { command: ["CMD", "check"], interval: 10, ...check },
    {
      clock,
      declaredSecondMs: 1000,
      async start() {
        const exitCode = exitCodes[checks++] ?? exitCodes.at(-1) ?? 0;
        const outputEnded = Promise.resolve();
        return {
          processGroup: 0,
          exited: Promise.resolve(exitCode),
          outputEnded,
          signal() {},
          abandonOutput() {},
        };
      },
      onChange: (health) => seen.push([health, clock.now() / 1000]),
    },
  );
  await eventually(() => checks > exitCodes.length);
  end();
  return seen;
}

describe("a health check", () => {
  it("runs first after its interval", async () => {
    assert.deepEqual(await changes([0], {}), [["HEALTHY", 10]]);
  });

  it("needs as many failures in a row as it has retries", async () => {
    assert.deepEqual(await changes([0, 1, 1, 0, 1, 1, 1, 0], {}), [
      ["HEALTHY", 10],
      ["UNHEALTHY", 70],
      ["HEALTHY", 80],
    ]);
  });

  it("does not count failures within its start period", async () => {
    assert.deepEqual(await changes([1, 1, 1, 1, 1], { startPeriod: 25, retries: 2 }), [["UNHEALTHY", 40]]);
  });

  it("is none when its command says NONE", async () => {
    let started = false;
    const end = watchHealth(
      { command: ["NONE"] },
      {
        clock: jumpingClock(),
        declaredSecondMs: 1,
        start() {
          started = true;
          throw new Error("nothing to start");
        },
        onChange: () => assert.fail("no check, no change"),
      },
    );
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    end();
    assert.equal(started, false);
  });
});
