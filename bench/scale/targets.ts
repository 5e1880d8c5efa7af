import type { Target } from "../part";
import { cellText } from "../report/cell";
import type { Measured } from "./measure";

/** What is promised of many tasks at once, whatever their number. */
export function targetsOf(measured: readonly Measured[]): readonly Target[] {
  return [
    ...times(measured),
    atMost("DescribeTasks per second", 5, measured, describesPerSecond),
    atMost(
      "MB of memory of the provider process",
      300,
      measured,
      ({ played }) => played.usage.peakBytes / 1e6,
    ),
    atMost("runs lost", 0, measured, ({ played }) => played.lost.length),
  ];
}

const allowance = 1.15;

/** Where the allowance is more than a look per second can use up: a task of three seconds tells nothing. */
function times(measured: readonly Measured[]): Target[] {
  const long = measured.filter(({ idealSeconds }) => idealSeconds * (allowance - 1) > 1);
  if (long.length === 0) return [];
  return [
    atMost("times the ideal time", allowance, long, ({ seconds, idealSeconds }) => seconds / idealSeconds),
  ];
}

const describesPerSecond = ({ calls }: Measured) =>
  calls.find(({ operation }) => operation === "DescribeTasks")?.meanPerSecond ?? 0;

function atMost(
  what: string,
  limit: number,
  measured: readonly Measured[],
  figureOf: (one: Measured) => number,
): Target {
  const [worst] = [...measured].sort((one, other) => figureOf(other) - figureOf(one));
  const figure = worst === undefined ? Number.NaN : figureOf(worst);
  return {
    target: `at most ${limit} ${what}`,
    measured: `${cellText(figure)}, with ${worst?.tasks.toLocaleString("en-US")} ${worst?.tasks === 1 ? "task" : "tasks"}`,
    met: figure <= limit,
  };
}
