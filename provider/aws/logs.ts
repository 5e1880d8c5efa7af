import { type CloudWatchLogsClient, GetLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import type { LogReader } from "../logs/follow";
import { AwsCallError } from "../run/weather";
import { defined } from "../values/defined";
import { call } from "./call";

/** Log streams in CloudWatch Logs. `clientFor` gives the client of a region. */
export function cloudWatchLogs(clientFor: (region: string) => CloudWatchLogsClient): LogReader {
  return {
    async read({ group, stream, region }, cursor) {
      const position = defined({ startFromHead: true, nextToken: cursor });
      const command = new GetLogEventsCommand({ logGroupName: group, logStreamName: stream, ...position });
      try {
        const { events = [], nextForwardToken } = await call(
          "logs:GetLogEvents",
          clientFor(region).send(command),
        );
        return {
          events: events.map(({ timestamp = 0, message = "" }) => ({ timestamp, message })),
          cursor: nextForwardToken ?? cursor,
          // The end is where the token stays the same; an empty page alone may have more behind it.
          atEnd: nextForwardToken === undefined || nextForwardToken === cursor,
        };
      } catch (error) {
        const absent = error instanceof AwsCallError && error.code === "ResourceNotFoundException";
        if (absent) return { events: [], cursor, atEnd: true };
        throw error;
      }
    },
  };
}
