/** How somebody learns that a task is over. */
export type Wait =
  /** The handlers of this package: all runs of a duration in one `up`, or each run in an `up` of its own. */
  | { readonly kind: "ours"; readonly runs: "in one up" | "one by one" }
  /** `waitUntilTasksStopped` of the AWS SDK for JavaScript v3, as it comes. */
  | { readonly kind: "sdkWaiter" }
  /** `aws ecs wait tasks-stopped` of the AWS CLI v1. */
  | { readonly kind: "awsCli" }
  /** DescribeTasks for STOPPED at once, and then after a pause each time. */
  | { readonly kind: "poll"; readonly pauseSeconds: number };

export interface Tool {
  /** What the tables call it. */
  readonly name: string;
  /** What its regions are named by. */
  readonly key: string;
  readonly wait: Wait;
  /** Runs of each duration, in the long version. */
  readonly runs: number;
  /** Over which its first looks are spread, since AWS's own times would spread them. */
  readonly phaseSeconds: number;
  /** Whether it is done soon enough for the version for every change. */
  readonly quick: boolean;
}

/**
 * The pauses are those of:
 * - 5 s: UFO, which sets the delay of the Ruby SDK's waiter (github.com/boltops-tools/ufo, lib/ufo/task.rb);
 * - 6 s: botocore's waiter `TasksStopped` (data/ecs/2014-11-13/waiters-2.json), which boto3 and the AWS CLI use;
 * - 15 s: scripts after AWS's own GitHub action, whose delay that is (github.com/aws-actions/amazon-ecs-deploy-task-definition).
 *
 * A waiter of the AWS CLI is a process of Python for each run: fewer of them.
 */
export const tools: readonly Tool[] = [
  {
    name: "ours, all in one up",
    key: "up",
    wait: { kind: "ours", runs: "in one up" },
    runs: 20,
    phaseSeconds: 0,
    quick: true,
  },
  {
    name: "ours, one run",
    key: "one",
    wait: { kind: "ours", runs: "one by one" },
    runs: 20,
    phaseSeconds: 0,
    quick: true,
  },
  polling(5, "poll of STOPPED, 5 s", true),
  polling(6, "poll of STOPPED, 6 s", true),
  polling(15, "poll of STOPPED, 15 s", false),
  { name: "aws ecs wait", key: "cli", wait: { kind: "awsCli" }, runs: 10, phaseSeconds: 6, quick: true },
  {
    name: "SDK v3 waiter",
    key: "sdk",
    wait: { kind: "sdkWaiter" },
    runs: 20,
    // Its pauses are random.
    phaseSeconds: 0,
    quick: false,
  },
];

function polling(pauseSeconds: number, name: string, quick: boolean): Tool {
  const wait: Wait = { kind: "poll", pauseSeconds };
  return { name, key: `poll${pauseSeconds}`, wait, runs: 20, phaseSeconds: pauseSeconds, quick };
}
