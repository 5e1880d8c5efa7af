import type { Clock } from "../run/clock";

/** Shows lines, and leaves out some where there are too many. */
export interface Display {
  line(text: string): void;
  /** Says what was left out last, if anything was, and shows the end of it. */
  end(): void;
}

/** Lines that are shown at once, and how many more a second. The engine repeats all of them when it is done. */
const atOnce = 1_000;
const perSecond = 10;

/** Once lines were left out, so many have to be allowed again: a block of them tells more than every hundredth. */
const resumesAt = 100;

const lastKept = 10;

/** A display of all lines, for what keeps none of them. */
export function unboundedDisplay(onLine: (text: string) => void): Display {
  return { line: onLine, end: () => undefined };
}

/** A display for `onLine` of a container's output. `allAt` is where the whole of it can be looked at. */
export function createDisplay(
  { clock, onLine }: { readonly clock: Clock; onLine(text: string): void },
  allAt: string,
): Display {
  let allowed = atOnce;
  let countedMs = clock.now();
  let leftOut = 0;
  let last: string[] = [];

  function refill(): void {
    const nowMs = clock.now();
    allowed = Math.min(atOnce, allowed + ((nowMs - countedMs) * perSecond) / 1_000);
    countedMs = nowMs;
  }

  function leaveOut(text: string): void {
    if (leftOut === 0) onLine(`[more lines than can be shown: some are left out here, all are at ${allAt}]`);
    leftOut += 1;
    last.push(text);
    if (last.length > lastKept) last.shift();
  }

  function resume(shown: readonly string[]): void {
    const count = leftOut - shown.length;
    if (count > 0) onLine(`[${count.toLocaleString("en-US")} ${count === 1 ? "line" : "lines"} left out]`);
    for (const text of shown) onLine(text);
    leftOut = 0;
    last = [];
  }

  return {
    line(text) {
      refill();
      if (allowed < (leftOut > 0 ? resumesAt : 1)) return leaveOut(text);
      if (leftOut > 0) resume([]);
      allowed -= 1;
      onLine(text);
    },
    end() {
      if (leftOut > 0) resume(last);
    },
  };
}
