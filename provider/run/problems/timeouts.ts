import type { Look } from "../../values/look";
import { type Problem, rule } from "../../values/problem";
import { defaultLimits } from "../limits";

const week = 604_800;

/** A limit of a run. Timers cannot wait for more than three weeks, and no task need run for one. */
export const seconds = rule(
  `a number of seconds from 1 to ${week} (a week)`,
  (value) => typeof value === "number" && value >= 1 && value <= week,
);

/**
 * A start that may take longer than the whole run. Where only `timeoutSeconds` is given, below the default of the other,
 * nothing is wrong: the run ends at the first of the two limits.
 */
export function timeoutProblems(inputs: Look): Problem[] {
  const [whole, start] = [inputs.at("timeoutSeconds"), inputs.at("startTimeoutSeconds")];
  const most = whole.isAbsent ? defaultLimits.timeoutSeconds : whole.number;
  if (start.number === undefined || most === undefined || start.number <= most) return [];
  const what = whole.isAbsent ? `the default of timeoutSeconds, ${most}` : `timeoutSeconds, ${most}`;
  const message = `must be at most ${what}, which the start is part of, and is ${start.number}: give a larger timeoutSeconds`;
  return [{ path: start.path, message }];
}
