import type { Clock } from "../clock";
import type { LogSink } from "../ports";
import { AwsError } from "../protocol/operation";
import { eventIdOf, type LogEvent, type NewLogEvent } from "./events";
import { countUntil } from "./page";

/** A stream: its events in the order of their ids, which is that of their timestamps, then of ingestion. */
export interface LogStream {
  readonly name: string;
  readonly arn: string;
  readonly creationTime: number;
  readonly events: LogEvent[];
}

export interface LogGroup {
  readonly name: string;
  /** Without the `:*` that some answers append. */
  readonly arn: string;
  readonly creationTime: number;
  readonly streams: Map<string, LogStream>;
  retentionInDays?: number;
  tags: Record<string, string>;
}

/** The log groups of one account in one region. */
export interface LogStore {
  readonly groups: ReadonlyMap<string, LogGroup>;
  /** Throws ResourceAlreadyExistsException. */
  createGroup(name: string, tags: Readonly<Record<string, string>>): void;
  deleteGroup(name: string): void;
  /** The group of a name or an ARN, with or without `:*`. Throws ResourceNotFoundException. */
  group(reference: string): LogGroup;
  /** Throws ResourceNotFoundException. */
  stream(group: LogGroup, name: string): LogStream;
  /** Throws ResourceAlreadyExistsException. */
  createStream(group: LogGroup, name: string): void;
  /** Takes events in. */
  append(stream: LogStream, events: readonly NewLogEvent[]): void;
}

export function createLogStore(place: { account: string; region: string }, clock: Clock): LogStore {
  const groups = new Map<string, LogGroup>();
  const arnPrefix = `arn:aws:logs:${place.region}:${place.account}:log-group:`;
  let ingested = 0;
  return {
    groups,
    createGroup(name, tags) {
      if (groups.has(name)) {
        throw new AwsError("ResourceAlreadyExistsException", "The specified log group already exists");
      }
      groups.set(name, {
        name,
        arn: `${arnPrefix}${name}`,
        creationTime: clock.now(),
        streams: new Map(),
        tags: { ...tags },
      });
    },
    deleteGroup(name) {
      if (!groups.delete(name)) throw noGroup();
    },
    group(reference) {
      const name = reference.startsWith(arnPrefix)
        ? reference.slice(arnPrefix.length).replace(/:\*$/, "")
        : reference;
      const group = groups.get(name);
      if (group === undefined) throw noGroup();
      return group;
    },
    stream(group, name) {
      const stream = group.streams.get(name);
      if (stream === undefined) {
        throw new AwsError("ResourceNotFoundException", "The specified log stream does not exist.");
      }
      return stream;
    },
    createStream(group, name) {
      if (group.streams.has(name)) {
        throw new AwsError("ResourceAlreadyExistsException", "The specified log stream already exists");
      }
      const arn = `${group.arn}:log-stream:${name}`;
      group.streams.set(name, { name, arn, creationTime: clock.now(), events: [] });
    },
    append(stream, events) {
      for (const { timestamp, message } of events) {
        const event = {
          timestamp,
          message,
          ingestionTime: clock.now(),
          eventId: eventIdOf(timestamp, ++ingested),
        };
        const { events: all } = stream;
        if ((all.at(-1)?.eventId ?? "") < event.eventId) all.push(event);
        else
          all.splice(
            countUntil(all, (id) => id < event.eventId),
            0,
            event,
          );
      }
    },
  };
}

/**
 * Where the containers' log driver writes. Like Docker's `awslogs` it goes on in silence when its group or stream has
 * been deleted, and never sends an empty line, which CloudWatch Logs would refuse.
 */
export function createLogSink(store: LogStore): LogSink {
  return {
    hasGroup: (group) => store.groups.has(group),
    createGroup: (group) => store.createGroup(group, {}),
    createStream: (group, stream) => store.createStream(store.group(group), stream),
    write(group, stream, events) {
      const found = store.groups.get(group)?.streams.get(stream);
      if (found === undefined) return;
      store.append(
        found,
        events.filter(({ message }) => message !== ""),
      );
    },
  };
}

const noGroup = () => new AwsError("ResourceNotFoundException", "The specified log group does not exist.");
