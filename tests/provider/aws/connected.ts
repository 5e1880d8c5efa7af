import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { ECSClient, type ECSClientConfig } from "@aws-sdk/client-ecs";

const shared = {
  region: "eu-west-1",
  credentials: { accessKeyId: "AKIAEXAMPLE", secretAccessKey: "secret" },
  maxAttempts: 1,
};

/** The SDK's own clients, which ask once: what is tested is what comes after the SDK has given up. */
export const ecsAt = (endpoint: string, rest: ECSClientConfig = {}) =>
  new ECSClient({ ...shared, endpoint, ...rest });
export const logsAt = (endpoint: string) => new CloudWatchLogsClient({ ...shared, endpoint });
