import type { RunnableContainer } from "../definition/registry";
import { type LogStream, logDestination } from "./stream";

/** The stream of a container whose output can be read. */
export interface ReadableStream {
  readonly container: string;
  readonly stream: LogStream;
  /** What its lines begin with: the container's name, where they might be taken for another one's than the judged one's. */
  readonly label: string;
}

/** Streams of a task, in the order of its containers. */
export function readableStreams(
  containers: readonly RunnableContainer[],
  judged: string,
  taskId: string,
  region: string,
): readonly ReadableStream[] {
  const readable = containers.flatMap((container) => {
    const goes = logDestination(container, containers, taskId, region);
    return goes.kind === "stream" ? [{ container: container.name, stream: goes.stream }] : [];
  });
  const isClear = readable.every(({ container }) => container === judged);
  return readable.map((one) => ({ ...one, label: isClear ? "" : `${one.container} | ` }));
}
