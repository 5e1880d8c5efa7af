import type { ServiceName } from "../service";
import type { RateLimit } from "./bucket";

/** A limit and the bucket it fills, which several operations may share. */
export interface DocumentedLimit extends RateLimit {
  readonly bucket: string;
}

/** Per account and region (https://docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html). */
const ecsBuckets: readonly (DocumentedLimit & { readonly operations: readonly string[] })[] = [
  { bucket: "cluster modify", operations: ["CreateCluster", "DeleteCluster"], burst: 20, refillPerSecond: 1 },
  {
    bucket: "cluster read",
    operations: ["DescribeClusters", "ListClusters"],
    burst: 50,
    refillPerSecond: 20,
  },
  {
    bucket: "task definition modify",
    operations: ["RegisterTaskDefinition", "DeregisterTaskDefinition"],
    burst: 20,
    refillPerSecond: 1,
  },
  {
    bucket: "task definition read",
    operations: ["DescribeTaskDefinition", "ListTaskDefinitions", "ListTaskDefinitionFamilies"],
    burst: 50,
    refillPerSecond: 20,
  },
  { bucket: "task definition delete", operations: ["DeleteTaskDefinitions"], burst: 5, refillPerSecond: 1 },
  { bucket: "tag modify", operations: ["TagResource", "UntagResource"], burst: 20, refillPerSecond: 10 },
  { bucket: "tag read", operations: ["ListTagsForResource"], burst: 50, refillPerSecond: 20 },
  { bucket: "cluster resource modify", operations: ["RunTask", "StopTask"], burst: 100, refillPerSecond: 40 },
  {
    bucket: "cluster resource read",
    operations: ["DescribeTasks", "ListTasks"],
    burst: 100,
    refillPerSecond: 20,
  },
  {
    bucket: "service modify",
    operations: ["CreateService", "UpdateService", "DeleteService"],
    burst: 50,
    refillPerSecond: 5,
  },
  {
    bucket: "service read",
    operations: ["DescribeServices", "ListServices"],
    burst: 100,
    refillPerSecond: 20,
  },
];

/**
 * What Fargate allows of RunTask besides ECS: so many calls, and so many tasks that they launch, on demand and on Spot
 * each for itself (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/throttling.html).
 */
export const fargateCalls: DocumentedLimit = { bucket: "Fargate RunTask", burst: 20, refillPerSecond: 20 };
export const fargateLaunches: Readonly<Record<"onDemand" | "spot", DocumentedLimit>> = {
  onDemand: { bucket: "Fargate on-demand launches", burst: 100, refillPerSecond: 20 },
  spot: { bucket: "Fargate Spot launches", burst: 100, refillPerSecond: 20 },
};

/** Calls per second by region (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html). */
const logsRates: Readonly<
  Record<string, { readonly default: number; readonly regions: Record<string, number> }>
> = {
  DescribeLogStreams: { default: 25, regions: {} },
  GetLogEvents: {
    default: 25,
    regions: {
      "us-west-2": 10,
      "eu-west-1": 10,
      "eu-west-3": 30,
      "eu-central-1": 10,
      "ap-northeast-3": 10,
      "ap-southeast-3": 10,
      "ca-west-1": 10,
      "il-central-1": 10,
    },
  },
  FilterLogEvents: {
    default: 10,
    regions: {
      "us-east-1": 25,
      "eu-central-1": 5,
      "ap-northeast-3": 5,
      "ap-southeast-3": 5,
      "ca-west-1": 5,
      "il-central-1": 5,
    },
  },
};

/**
 * The limit of an operation in a region, or `undefined` where none is documented. CloudWatch Logs documents a rate and
 * no burst; the burst is taken to be one second's worth.
 */
export function documentedLimit(
  service: ServiceName,
  operation: string,
  region: string,
): DocumentedLimit | undefined {
  if (service === "ecs") return ecsBuckets.find(({ operations }) => operations.includes(operation));
  const rates = logsRates[operation];
  const rate = rates?.regions[region] ?? rates?.default;
  return rate === undefined ? undefined : { bucket: operation, burst: rate, refillPerSecond: rate };
}
