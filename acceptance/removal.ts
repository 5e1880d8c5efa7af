import { DeleteLogGroupCommand, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  DeleteClusterCommand,
  DeleteServiceCommand,
  DeleteTaskDefinitionsCommand,
  ListTaskDefinitionsCommand,
  type Service,
} from "@aws-sdk/client-ecs";
import { call } from "../provider/aws/call";
import type { Clients } from "../provider/aws/clients";
import { clusterStatus } from "../provider/aws/clusters";
import { ecsTaskDefinitions } from "../provider/aws/taskDefinitions";
import { ecsTasks } from "../provider/aws/tasks";
import type { Leftover } from "./leftover";

/** What becomes of the story's things without the stack that has made them. */
export interface Removal {
  /** What is there of the story, in an order in which it can be removed. */
  leftovers(): Promise<readonly Leftover[]>;
  /** Removes one of them, of a kind that {@link leftovers} tells. */
  remove(leftover: Leftover): Promise<void>;
  /** Deletes the revisions that are INACTIVE, which ECS would keep for good, and tells if it could not. */
  forgetRevisions(): Promise<readonly Leftover[]>;
}

/** What is looked for elsewhere too. */
interface Found {
  /** The name of the cluster, the service, the family and the log group. */
  readonly name: string;
  running(): Promise<readonly string[] | undefined>;
  findService(): Promise<Service | undefined>;
}

/** More than the story ever has. */
const most = 100;

export function removalBehind(clients: Clients, { name, running, findService }: Found): Removal {
  const { ecs, ecsOnce, region } = clients;
  const logs = clients.logs(region);
  const tasks = ecsTasks(ecs);
  const definitions = ecsTaskDefinitions(ecs, ecsOnce);

  async function hasLogGroup(): Promise<boolean> {
    const command = new DescribeLogGroupsCommand({ logGroupNamePrefix: name });
    const { logGroups = [] } = await call("logs:DescribeLogGroups", logs.send(command));
    return logGroups.some(({ logGroupName }) => logGroupName === name);
  }

  /** Resolves to the reasons of those that ECS did not delete. */
  async function deleteInactive(): Promise<readonly string[]> {
    const inactive = new ListTaskDefinitionsCommand({ familyPrefix: name, status: "INACTIVE" });
    const { taskDefinitionArns = [] } = await call("ecs:ListTaskDefinitions", ecs.send(inactive));
    const reasons: string[] = [];
    // One call takes ten.
    for (let from = 0; from < taskDefinitionArns.length; from += 10) {
      const taskDefinitions = taskDefinitionArns.slice(from, from + 10);
      const command = new DeleteTaskDefinitionsCommand({ taskDefinitions });
      const { failures = [] } = await call("ecs:DeleteTaskDefinitions", ecs.send(command));
      reasons.push(...failures.map(({ arn, reason }) => `${arn}: ${reason}`));
    }
    return reasons;
  }

  return {
    async leftovers() {
      const [service, taskArns, revisions, status, logGroup] = await Promise.all([
        findService(),
        running(),
        definitions.newest(name, most),
        clusterStatus(ecs, name),
        hasLogGroup(),
      ]);
      const isThere = status !== undefined && status !== "INACTIVE";
      return [
        ...(service === undefined ? [] : [{ kind: "service" as const, id: name }]),
        ...(taskArns ?? []).map((id) => ({ kind: "task" as const, id })),
        ...revisions.map((id) => ({ kind: "task definition" as const, id })),
        ...(logGroup ? [{ kind: "log group" as const, id: name }] : []),
        ...(isThere ? [{ kind: "cluster" as const, id: name }] : []),
      ];
    },

    async remove({ kind, id }) {
      switch (kind) {
        case "task":
          return tasks.stop(name, id, "the acceptance suite cleans up");
        case "service": {
          const command = new DeleteServiceCommand({ cluster: name, service: id, force: true });
          return void (await call("ecs:DeleteService", ecs.send(command)));
        }
        case "task definition":
          return definitions.deregister(id);
        case "cluster":
          return void (await call("ecs:DeleteCluster", ecs.send(new DeleteClusterCommand({ cluster: id }))));
        case "log group": {
          const command = new DeleteLogGroupCommand({ logGroupName: id });
          return void (await call("logs:DeleteLogGroup", logs.send(command)));
        }
        case "role":
        case "INACTIVE revisions":
          throw new Error(`${kind}: only what leftovers() tells can be removed one by one`);
        default:
          return kind satisfies never;
      }
    },

    async forgetRevisions() {
      const told = (because: string) => [{ kind: "INACTIVE revisions" as const, id: name, because }];
      try {
        const failures = await deleteInactive();
        return failures.length === 0 ? [] : told(failures.join("; "));
      } catch (error) {
        return told((error as Error).message);
      }
    },
  };
}
