import type { Target } from "../part";
import { quantile } from "../report/statistics";
import { isAlone } from "./callsTable";
import type { Measured } from "./measure";
import type { Calls, Run } from "./run";
import type { Wait } from "./tools";

/** What this package promises of its lag and its calls, as far as the jobs that were measured tell. */
export function targetsOf(measured: Measured): readonly Target[] {
  const { runs } = measured;
  const ours = runs.filter(({ job }) => job.tool.wait.kind === "ours");
  return [
    atMost("median lag", ours, 0.5, 0.6),
    atMost("95th percentile of the lag", ours, 0.95, 1.2),
    beforeStopped(ours),
    ...below("awsCli", "the AWS CLI's waiter", 20, runs),
    ...below("sdkWaiter", "the SDK's waiter", 100, runs),
    ...callsOfOne(measured),
  ];
}

function atMost(what: string, ours: readonly Run[], share: number, limitSeconds: number): Target {
  const seconds = quantile(lagsOf(ours), share);
  return {
    target: `${what} at most ${limitSeconds} s`,
    measured: `${seconds.toFixed(2)} s of ${ours.length} runs`,
    met: seconds <= limitSeconds,
  };
}

function beforeStopped(ours: readonly Run[]): Target {
  const before = ours.filter(({ isBeforeStopped }) => isBeforeStopped).length;
  return {
    target: "the gate opens before the task is STOPPED in every run",
    measured: `in ${before} of ${ours.length}`,
    met: before === ours.length,
  };
}

/** Judged by the commands of 300 seconds, where they were measured. */
function below(kind: Wait["kind"], whose: string, times: number, all: readonly Run[]): Target[] {
  const runs = all.filter(({ job }) => job.durationSeconds === 300);
  const theirs = lagsOf(runs.filter(({ job }) => job.tool.wait.kind === kind));
  if (theirs.length === 0) return [];
  const ours = lagsOf(runs.filter(({ job }) => job.tool.wait.kind === "ours"));
  const ratio = quantile(theirs, 0.5) / quantile(ours, 0.5);
  const target = `${times} times below ${whose} at least, for 300 s`;
  return [{ target, measured: `${Math.round(ratio)} times`, met: ratio >= times }];
}

/** Of runs that share no call with another. */
function callsOfOne({ runs, calls }: Measured): Target[] {
  const alone = runs.filter(({ job }) => isAlone(job.tool));
  const callsOf = ({ job }: Run): Calls => calls.get(job.region) ?? new Map();
  const [most = new Map()] = alone.map(callsOf).sort((one, other) => besides(other) - besides(one));
  const mostPerSecond = (operation: string) =>
    Math.max(...alone.map((run) => count(callsOf(run), operation) / run.runSeconds));
  const [perSecond, readsPerSecond] = [mostPerSecond("DescribeTasks"), mostPerSecond("GetLogEvents")];
  return [
    {
      target: "one run makes at most 12 calls besides DescribeTasks and the reading of its log",
      measured: `${besides(most)} at most`,
      met: besides(most) <= 12,
    },
    // A short command is over before its silence is long.
    ...alone
      .filter(({ job }) => job.durationSeconds === 300)
      .slice(0, 1)
      .map(() => ({
        target: "a silent log is read less than once in two seconds",
        measured: `${readsPerSecond.toFixed(2)} per second at most`,
        met: readsPerSecond < 1 / 2,
      })),
    {
      target: "and at most one DescribeTasks per second",
      measured: `${perSecond.toFixed(2)} per second at most`,
      met: perSecond <= 1,
    },
  ];
}

/** Watching goes by the second, and so does the log, which the command may fill or not. */
function besides(calls: Calls): number {
  const total = [...calls.values()].reduce((sum, n) => sum + n, 0);
  return total - count(calls, "DescribeTasks") - count(calls, "GetLogEvents");
}

const count = (calls: Calls, operation: string) => calls.get(operation) ?? 0;

const lagsOf = (runs: readonly Run[]) => runs.map(({ lagSeconds }) => lagSeconds);
