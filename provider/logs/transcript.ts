import type { RunnableContainer } from "../definition/registry";
import type { Clock } from "../run/clock";
import { taskIdOf } from "../run/task";
import { type DrainLimit, followLogs, type LogFollower, type LogReader } from "./follow";
import { type LogDestination, logDestination } from "./stream";
import { createTail } from "./tail";

/** The output of one run's container: shown as it comes, its last lines kept. */
export interface Transcript {
  /** Begins to follow the log stream of a task's container, once per task: the task's id is part of its name. */
  begin(taskArn: string): void;
  /** Waits for the last lines. Docker flushes up to 5 s after the container's exit. */
  end(limit: DrainLimit): Promise<void>;
  destination(): LogDestination;
  /** The last lines, oldest first. */
  tail(): readonly string[];
}

export interface TranscriptPorts {
  readonly reader: LogReader;
  readonly clock: Clock;
  onLine(line: string): void;
  /** Resolves when all lines so far are shown: no more are read before. */
  shown(): Promise<void>;
  onError(error: unknown): void;
}

/** A transcript of `container`, which keeps `tailLines` lines. `region` is the task's. */
export function createTranscript(
  { container, region, tailLines }: { container: RunnableContainer; region: string; tailLines: number },
  { reader, clock, onLine, shown, onError }: TranscriptPorts,
): Transcript {
  let tail = createTail(tailLines);
  let destination: LogDestination = { kind: "elsewhere", because: "no task was started" };
  let follower: LogFollower | undefined;
  let followed: string | undefined;

  return {
    begin(taskArn) {
      if (taskArn === followed) return;
      // A start that was tried again is another task, with another stream.
      void follower?.drain({ quietMs: 0, withinMs: 0 });
      follower = undefined;
      followed = taskArn;
      const lines = createTail(tailLines);
      tail = lines;
      destination = logDestination(container, taskIdOf(taskArn), region);
      if (destination.kind === "elsewhere") return;
      const onEvents = async (events: readonly { message: string }[]) => {
        for (const { message } of events) {
          onLine(message);
          lines.push(message);
        }
        await shown();
      };
      follower = followLogs(destination.stream, { reader, clock }, { onEvents, onError });
    },
    end: async (limit) => follower?.drain(limit),
    destination: () => destination,
    tail: () => tail.lines(),
  };
}
