import { followLogs } from "../../../provider/logs/follow";
import { createClock } from "../clock";
import { createInMemoryLogs, type Paging } from "./inMemoryLogs";

const stream = { group: "hi-web", stream: "web/web/0123", region: "eu-west-1" };

/** Follows one stream in memory. `write` is by milliseconds from the start. */
export function following(paging?: Paging) {
  const clock = createClock();
  const startMs = clock.now();
  const logs = createInMemoryLogs(clock, paging);
  const messages: string[] = [];
  const errors: unknown[] = [];
  const begin = () =>
    followLogs(
      stream,
      { reader: logs, clock },
      {
        onEvents: (events) => {
          messages.push(...events.map(({ message }) => message));
        },
        onError: (error) => errors.push(error),
      },
    );
  return {
    clock,
    logs,
    messages,
    errors,
    begin,
    write: (atMs: number, message: string, lateMs?: number) =>
      logs.write(stream.stream, startMs + atMs, message, lateMs),
    forget: () => logs.forget(stream.stream),
    elapsedMs: () => clock.now() - startMs,
  };
}
