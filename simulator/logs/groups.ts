import type {
  CreateLogGroupRequest,
  DeleteLogGroupRequest,
  DeleteRetentionPolicyRequest,
  LogGroup as DescribedLogGroup,
  DescribeLogGroupsRequest,
  DescribeLogGroupsResponse,
  PutRetentionPolicyRequest,
} from "@aws-sdk/client-cloudwatch-logs";
import type { Checked, Operations } from "../protocol/operation";
import { pageOf } from "../protocol/pages";
import { checkGroupName, checkLimit, constraintError } from "./constraints";
import { eventBytes } from "./events";
import type { LogGroup, LogStore } from "./store";

/** The only retentions there are (API Reference, PutRetentionPolicy), in days. */
const retentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** CreateLogGroup, DescribeLogGroups, DeleteLogGroup, PutRetentionPolicy and DeleteRetentionPolicy. */
export function createGroupOperations(store: LogStore): Operations {
  return {
    CreateLogGroup({ logGroupName, tags }: Checked<CreateLogGroupRequest, "logGroupName">) {
      checkGroupName(logGroupName);
      store.createGroup(logGroupName, tags ?? {});
      return {};
    },

    DescribeLogGroups: (input: DescribeLogGroupsRequest): DescribeLogGroupsResponse => {
      const { logGroupNamePrefix: prefix = "", logGroupNamePattern: pattern = "" } = input;
      const named = [...store.groups.values()]
        .filter(({ name }) => name.startsWith(prefix) && name.includes(pattern))
        .sort((one, other) => (one.name < other.name ? -1 : 1));
      const request = { nextToken: input.nextToken, size: checkLimit(input.limit, 50), largest: 50 };
      const { items, nextToken } = pageOf(named, request, ({ name }) => name);
      return { logGroups: items.map(described), nextToken };
    },

    DeleteLogGroup({ logGroupName }: Checked<DeleteLogGroupRequest, "logGroupName">) {
      store.deleteGroup(logGroupName);
      return {};
    },

    PutRetentionPolicy(input: Checked<PutRetentionPolicyRequest, "logGroupName" | "retentionInDays">) {
      const { logGroupName, retentionInDays } = input;
      if (!retentionDays.includes(retentionInDays)) {
        throw constraintError(
          retentionInDays,
          "retentionInDays",
          `satisfy enum value set: [${retentionDays.join(", ")}]`,
        );
      }
      store.group(logGroupName).retentionInDays = retentionInDays;
      return {};
    },

    DeleteRetentionPolicy({ logGroupName }: Checked<DeleteRetentionPolicyRequest, "logGroupName">) {
      delete store.group(logGroupName).retentionInDays;
      return {};
    },
  };
}

function described(group: LogGroup): DescribedLogGroup {
  const events = [...group.streams.values()].flatMap((stream) => stream.events);
  return {
    logGroupName: group.name,
    creationTime: group.creationTime,
    retentionInDays: group.retentionInDays,
    metricFilterCount: 0,
    arn: `${group.arn}:*`,
    storedBytes: events.reduce((bytes, event) => bytes + eventBytes(event), 0),
    logGroupClass: "STANDARD",
    logGroupArn: group.arn,
  };
}
