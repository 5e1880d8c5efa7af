import type { RunnableContainer } from "../definition/registry";
import { taskIdOf } from "../run/task";
import { defined } from "../values/defined";
import { type ContainerLog, type ContainerLogPorts, type Ending, openContainerLog } from "./containerLog";
import { readableStreams } from "./readable";
import type { ReadSoFar } from "./readSoFar";
import type { LogSettings } from "./settings";
import { type LogDestination, type LogStream, logDestination } from "./stream";
import { mergeTails, tailSize } from "./tail";

/** The output of one run's containers: shown as it comes, its last lines kept. */
export interface Transcript {
  /** Takes up a task, whose containers have not run yet. Once per task. */
  begin(taskArn: string): void;
  /** Begins to follow its containers from their first line, once one of them may have one. */
  follow(): void;
  /** Waits for the last lines, as long as the run's end makes worth while. Never rejects. */
  end(ending: Ending): Promise<void>;
  /** Where the judged container's output goes. */
  destination(): LogDestination;
  /** The last lines, oldest first, those of the judged container and fewer of each other one. */
  tail(): readonly string[];
}

export interface TranscriptPorts extends Omit<ContainerLogPorts, "onError"> {
  /** What is said of the output, and is none of it. */
  onNote(text: string): void;
  /** The output of a container can no longer be read. */
  onError(container: string, error: unknown): void;
  /** Where a stream can be looked at. */
  urlOf(stream: LogStream): string;
}

/** Whose output a transcript is. */
export interface Transcribed {
  /** All containers of the revision that runs. */
  readonly containers: readonly RunnableContainer[];
  /** Name of the judged one. */
  readonly judged: string;
  /** Region of the task. */
  readonly region: string;
  readonly settings: LogSettings;
  /** Whether all lines are shown, however many. Default: false, within the bounds of Pulumi's display. */
  readonly showsAll?: boolean;
  /** What was shown of containers before, by their names. Default: nothing. */
  readonly soFar?: ReadonlyMap<string, ReadSoFar>;
}

/**
 * A transcript of every container whose output can be read. Its lines begin with the container's name where they might
 * be taken for another one's.
 */
export function createTranscript(transcribed: Transcribed, ports: TranscriptPorts): Transcript {
  const { containers, judged, region, settings, showsAll = false, soFar } = transcribed;
  const { stream: live = true, tailLines = 100 } = settings;
  let logs: readonly ContainerLog[] = [];
  let destination: LogDestination = { kind: "elsewhere", because: "no task was started" };
  let begun: string | undefined;

  function openAll(taskId: string): readonly ContainerLog[] {
    const own = containers.find(({ name }) => name === judged);
    if (own !== undefined) destination = logDestination(own, containers, taskId, region);
    const readable = readableStreams(containers, judged, taskId, region);
    const others = readable.filter(({ container }) => container !== judged).length;
    return readable.map(({ container, stream, label }) => {
      const tail = tailSize(tailLines, container === judged, others);
      return openContainerLog(
        stream,
        {
          ...{ live, showsAll, tail, label, url: ports.urlOf(stream) },
          ...defined({ soFar: soFar?.get(container) }),
        },
        { ...ports, onError: (error) => ports.onError(container, error) },
      );
    });
  }

  return {
    begin(taskArn) {
      if (taskArn === begun) return;
      begun = taskArn;
      // A start that was tried again is another task, with other streams.
      for (const log of logs) void log.end("detached");
      logs = openAll(taskIdOf(taskArn));
      if (live && destination.kind === "elsewhere") ports.onNote(`no output to show: ${destination.because}`);
    },
    follow() {
      for (const log of logs) log.follow();
    },
    async end(ending) {
      await Promise.all(logs.map((log) => log.end(ending)));
    },
    destination: () => destination,
    tail: () => mergeTails(logs.map((log) => log.tail())),
  };
}
