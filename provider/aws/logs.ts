import {
  type CloudWatchLogsClient,
  GetLogEventsCommand,
  type GetLogEventsCommandInput,
  type GetLogEventsCommandOutput,
  type OutputLogEvent,
} from "@aws-sdk/client-cloudwatch-logs";
import type { LogEvent, LogReader, MissingLog } from "../logs/reader";
import type { LogStream } from "../logs/stream";
import { AwsCallError } from "../run/weather";
import { defined } from "../values/defined";
import { call } from "./call";

/** How many empty pages in a row are gone through on the way to the last events. */
const mostEmptyPages = 5;

/** Log streams in CloudWatch Logs. `clientFor` gives the client of a region. */
export function cloudWatchLogs(clientFor: (region: string) => CloudWatchLogsClient): LogReader {
  function get({ group, stream, region }: LogStream, rest: Partial<GetLogEventsCommandInput>) {
    const command = new GetLogEventsCommand({ logGroupName: group, logStreamName: stream, ...rest });
    return call("logs:GetLogEvents", clientFor(region).send(command));
  }

  return {
    async read(stream, { cursor: given, sinceMs }) {
      try {
        const { events = [], nextForwardToken } = await get(stream, {
          startFromHead: true,
          ...defined({ nextToken: given, startTime: sinceMs }),
        });
        return {
          events: events.map(fromSdk),
          cursor: nextForwardToken ?? given,
          // The end is where the token stays the same; an empty page alone may have more behind it.
          atEnd: nextForwardToken === undefined || nextForwardToken === given,
        };
      } catch (error) {
        if (isError(error, "ResourceNotFoundException"))
          return { events: [], cursor: given, atEnd: true, missing: missingIn(error) };
        // A token is good for 24 hours. With one, it is the only parameter that can have become invalid.
        if (given !== undefined && isError(error, "InvalidParameterException"))
          return { events: [], cursor: undefined, atEnd: false };
        throw error;
      }
    },

    async last(stream, count) {
      let nextToken: string | undefined;
      try {
        for (let page = 0; page < mostEmptyPages; page++) {
          const place = { startFromHead: false, limit: Math.min(count, 10_000) };
          const answer: GetLogEventsCommandOutput = await get(stream, {
            ...place,
            ...defined({ nextToken }),
          });
          const { events = [], nextBackwardToken } = answer;
          const atHead = nextBackwardToken === undefined || nextBackwardToken === nextToken;
          if (events.length > 0 || atHead) return events.map(fromSdk);
          nextToken = nextBackwardToken;
        }
      } catch (error) {
        if (!isError(error, "ResourceNotFoundException")) throw error;
      }
      return [];
    },
  };
}

function fromSdk({ timestamp = 0, ingestionTime = 0, message = "" }: OutputLogEvent): LogEvent {
  return { timestamp, ingestionTime, message };
}

/** "The specified log group does not exist.", or "stream": words, on which nothing but other words depends. */
function missingIn({ message }: AwsCallError): MissingLog {
  return /log group/i.test(message) ? "group" : "stream";
}

function isError(error: unknown, code: string): error is AwsCallError {
  return error instanceof AwsCallError && error.code === code;
}
