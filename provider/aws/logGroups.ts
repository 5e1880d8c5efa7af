import {
  type CloudWatchLogsClient,
  CreateLogGroupCommand,
  PutRetentionPolicyCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import type { LogGroups } from "../logs/groups";
import { AwsCallError } from "../run/weather";
import { call } from "./call";

/** Log groups in CloudWatch Logs. */
export function cloudWatchLogGroups(logs: CloudWatchLogsClient): LogGroups {
  return {
    async ensure(logGroupName, retentionInDays) {
      try {
        await call("logs:CreateLogGroup", logs.send(new CreateLogGroupCommand({ logGroupName })));
      } catch (error) {
        const isThere = error instanceof AwsCallError && error.code === "ResourceAlreadyExistsException";
        if (!isThere) throw error;
      }
      const command = new PutRetentionPolicyCommand({ logGroupName, retentionInDays });
      await call("logs:PutRetentionPolicy", logs.send(command));
    },
  };
}
