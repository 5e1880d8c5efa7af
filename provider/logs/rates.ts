/**
 * Calls of GetLogEvents that CloudWatch Logs takes a second from an account in a region; not adjustable.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
 */
const perSecond: Readonly<Record<string, number>> = {
  "us-west-2": 10,
  "eu-west-1": 10,
  "eu-west-3": 30,
  "eu-central-1": 10,
  "ap-northeast-3": 10,
  "ap-southeast-3": 10,
  "ca-west-1": 10,
  "il-central-1": 10,
};
const elsewhere = 25;

/** Milliseconds from one read to the next: half of a region's calls are left to the account's other users. */
export function readEveryMs(region: string): number {
  return 2_000 / (perSecond[region] ?? elsewhere);
}
