import type { LogConfiguration } from "@aws-sdk/client-ecs";
import type { Clock } from "../clock";
import type { LogSink } from "../ports";
import { cannotValidateLogger } from "./start-failure";

/** Takes the lines of one container. */
export interface LogDriver {
  write(lines: readonly string[]): void;
  /** Sends what is still buffered at once. */
  flush(): void;
  /** No more lines will come. Resolves when all of them have been sent, which is not hurried. */
  end(): Promise<void>;
  /** Lines that went nowhere, for want of a log configuration this simulator can serve. */
  readonly droppedLines: number;
}

export interface LogDestination {
  readonly configuration: LogConfiguration | undefined;
  readonly containerName: string;
  readonly taskId: string;
  /** The Docker ID, which names the stream when there is no `awslogs-stream-prefix`. */
  readonly runtimeId: string;
}

/**
 * The `awslogs` driver: lines go to the stream `prefix/container/task-id`, in batches at most `logFlushMs` old. Any other
 * driver, and none, counts its lines and drops them. Throws a StartFailure when the log group is not there and
 * `awslogs-create-group` is not `"true"`.
 */
export function openLogDriver(
  destination: LogDestination,
  ports: { readonly logs: LogSink; readonly clock: Clock; readonly logFlushMs: number },
): LogDriver {
  const { configuration, containerName, taskId, runtimeId } = destination;
  const group = configuration?.options?.["awslogs-group"];
  if (configuration?.logDriver !== "awslogs" || group === undefined) return createDroppingDriver();
  const prefix = configuration.options?.["awslogs-stream-prefix"];
  const stream = prefix === undefined ? runtimeId : `${prefix}/${containerName}/${taskId}`;
  if (!ports.logs.hasGroup(group)) {
    if (configuration.options?.["awslogs-create-group"] !== "true") throw cannotValidateLogger();
    ports.logs.createGroup(group);
  }
  ports.logs.createStream(group, stream);
  return createBatchingDriver(ports.clock, ports.logFlushMs, (events) =>
    ports.logs.write(group, stream, events),
  );
}

function createDroppingDriver(): LogDriver {
  let droppedLines = 0;
  return {
    write(lines) {
      droppedLines += lines.length;
    },
    flush: () => undefined,
    end: async () => undefined,
    get droppedLines() {
      return droppedLines;
    },
  };
}

function createBatchingDriver(
  clock: Clock,
  flushMs: number,
  send: (events: readonly { timestamp: number; message: string }[]) => void,
): LogDriver {
  let batch: { timestamp: number; message: string }[] = [];
  let cancelFlush: (() => void) | undefined;
  let onSent: (() => void) | undefined;
  const flush = () => {
    cancelFlush?.();
    cancelFlush = undefined;
    const events = batch;
    batch = [];
    if (events.length > 0) send(events);
    onSent?.();
  };
  return {
    write(lines) {
      const timestamp = clock.now();
      for (const message of lines) batch.push({ timestamp, message });
      if (batch.length > 0) cancelFlush ??= clock.after(flushMs, flush);
    },
    flush,
    end: () =>
      new Promise((resolve) => {
        if (batch.length === 0) resolve();
        else onSent = resolve;
      }),
    droppedLines: 0,
  };
}
