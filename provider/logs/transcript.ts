import type { RunnableContainer } from "../definition/registry";
import type { Clock } from "../run/clock";
import { taskIdOf } from "../run/task";
import { type DrainLimit, followLogs, type LogFollower, type LogReader } from "./follow";
import { type LogDestination, logDestination } from "./stream";
import { createTail } from "./tail";

/** The output of one run's container: shown as it comes, its last lines kept. */
export interface Transcript {
  /** Begins to follow the container's log stream, once: the task's id is part of its name. */
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
  onError(error: unknown): void;
}

/** A transcript of `container`, which keeps `tailLines` lines. `region` is the task's. */
export function createTranscript(
  { container, region, tailLines }: { container: RunnableContainer; region: string; tailLines: number },
  { reader, clock, onLine, onError }: TranscriptPorts,
): Transcript {
  const tail = createTail(tailLines);
  let destination: LogDestination = { kind: "elsewhere", because: "no task was started" };
  let follower: LogFollower | undefined;
  let begun = false;

  return {
    begin(taskArn) {
      if (begun) return;
      begun = true;
      destination = logDestination(container, taskIdOf(taskArn), region);
      if (destination.kind === "elsewhere") return;
      const onEvents = (events: readonly { message: string }[]) => {
        for (const { message } of events) {
          onLine(message);
          tail.push(message);
        }
      };
      follower = followLogs(destination.stream, { reader, clock }, { onEvents, onError });
    },
    end: async (limit) => follower?.drain(limit),
    destination: () => destination,
    tail: tail.lines,
  };
}
