import type {
  CreateLogStreamRequest,
  DeleteLogStreamRequest,
  LogStream as DescribedLogStream,
  DescribeLogStreamsRequest,
  DescribeLogStreamsResponse,
} from "@aws-sdk/client-cloudwatch-logs";
import { AwsError, type Checked, type Operations } from "../protocol/operation";
import { pageOf } from "../protocol/pages";
import { checkLimit, checkStreamName, groupReference } from "./constraints";
import type { LogStore, LogStream } from "./store";

/** CreateLogStream, DescribeLogStreams and DeleteLogStream. */
export function createStreamOperations(store: LogStore): Operations {
  return {
    CreateLogStream(input: Checked<CreateLogStreamRequest, "logGroupName" | "logStreamName">) {
      checkStreamName(input.logStreamName);
      store.createStream(store.group(input.logGroupName), input.logStreamName);
      return {};
    },

    DescribeLogStreams(input: DescribeLogStreamsRequest): DescribeLogStreamsResponse {
      const { logStreamNamePrefix: prefix, orderBy = "LogStreamName", descending = false } = input;
      if (prefix !== undefined && orderBy === "LastEventTime") {
        throw new AwsError(
          "InvalidParameterException",
          "Cannot order by LastEventTime with a logStreamNamePrefix.",
        );
      }
      const streams = [...store.group(groupReference(input)).streams.values()]
        .filter(({ name }) => name.startsWith(prefix ?? ""))
        .sort(orderBy === "LogStreamName" ? byName : byLastEvent);
      const request = { nextToken: input.nextToken, size: checkLimit(input.limit, 50), largest: 50 };
      const { items, nextToken } = pageOf(
        descending ? streams.reverse() : streams,
        request,
        ({ name }) => name,
      );
      return { logStreams: items.map(described), nextToken };
    },

    DeleteLogStream(input: Checked<DeleteLogStreamRequest, "logGroupName" | "logStreamName">) {
      const group = store.group(input.logGroupName);
      group.streams.delete(store.stream(group, input.logStreamName).name);
      return {};
    },
  };
}

const byName = (one: LogStream, other: LogStream) => (one.name < other.name ? -1 : 1);

const byLastEvent = (one: LogStream, other: LogStream) =>
  (timestamps(one).last ?? 0) - (timestamps(other).last ?? 0) || byName(one, other);

function described(stream: LogStream): DescribedLogStream {
  const { first, last, ingested } = timestamps(stream);
  return {
    logStreamName: stream.name,
    creationTime: stream.creationTime,
    firstEventTimestamp: first,
    lastEventTimestamp: last,
    lastIngestionTime: ingested,
    arn: stream.arn,
    // Always zero since 2019 (API Reference, LogStream).
    storedBytes: 0,
  };
}

/** The times of a stream's events: the first and the last of them, and when the latest one came in. */
function timestamps({ events }: LogStream): { first?: number; last?: number; ingested?: number } {
  const [first, last] = [events[0], events.at(-1)];
  if (first === undefined || last === undefined) return {};
  const ingested = events.reduce((latest, { ingestionTime }) => Math.max(latest, ingestionTime), 0);
  return { first: first.timestamp, last: last.timestamp, ingested };
}
