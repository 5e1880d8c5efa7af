import { lastSegment } from "../../values/arn";
import type { CallContext } from "./refusal";

/** What a statement's resources and conditions are made of; in capitals what only the reader knows. */
interface Scope {
  readonly taskDefinitions: string;
  readonly tasks: string;
  readonly cluster: string;
  readonly logGroup: string;
  /** What AWS's words name. */
  readonly named: string | undefined;
}

interface Statement {
  readonly Resource: string | readonly string[];
  readonly Condition?: object;
}

const inCluster = ({ cluster }: Scope) => ({ ArnEquals: { "ecs:cluster": cluster } });

/** The policy of the README, by action. */
const statements: Readonly<Record<string, (scope: Scope) => Statement>> = {
  "ecs:RegisterTaskDefinition": ({ taskDefinitions }) => ({ Resource: taskDefinitions }),
  "ecs:DescribeTaskDefinition": () => ({ Resource: "*" }),
  "ecs:ListTaskDefinitions": () => ({ Resource: "*" }),
  "ecs:DeregisterTaskDefinition": () => ({ Resource: "*" }),
  "ecs:RunTask": (scope) => ({ Resource: scope.taskDefinitions, Condition: inCluster(scope) }),
  "ecs:DescribeTasks": ({ tasks }) => ({ Resource: tasks }),
  "ecs:StopTask": ({ tasks }) => ({ Resource: tasks }),
  "ecs:ListTasks": (scope) => ({ Resource: "*", Condition: inCluster(scope) }),
  "ecs:DescribeServices": (scope) => ({ Resource: "*", Condition: inCluster(scope) }),
  "ecs:DescribeClusters": ({ cluster }) => ({ Resource: cluster }),
  "ecs:TagResource": ({ taskDefinitions, tasks }) => ({ Resource: [taskDefinitions, tasks] }),
  "ecs:UntagResource": ({ taskDefinitions, tasks }) => ({ Resource: [taskDefinitions, tasks] }),
  "iam:PassRole": ({ named = "ROLE" }) => ({
    Resource: named,
    Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
  }),
  "sts:AssumeRole": ({ named = "ROLE" }) => ({ Resource: named }),
  "logs:GetLogEvents": ({ logGroup }) => ({ Resource: `${logGroup}:log-stream:*` }),
  "logs:CreateLogGroup": ({ logGroup }) => ({ Resource: `${logGroup}:*` }),
  "logs:PutRetentionPolicy": ({ logGroup }) => ({ Resource: `${logGroup}:*` }),
};

/** The IAM statement that allows an action to this package; `undefined` for an action that it does not call for. */
export function statementFor(
  action: string,
  named: string | undefined,
  message: string,
  { cluster, region = "REGION" }: CallContext,
): string | undefined {
  const [, partition = "aws", account = "ACCOUNT"] =
    /arn:(aws[\w-]*):(?:sts|iam)::(\d{12}):/.exec(message) ??
    /arn:(aws[\w-]*):[\w-]+:[\w-]*:(\d{12}):/.exec(cluster) ??
    [];
  const ecs = `arn:${partition}:ecs:${region}:${account}`;
  const family = /:task-definition\/([^:*]+)/.exec(named ?? "")?.[1] ?? "FAMILY";
  const group = /:log-group:([^:*]+)/.exec(named ?? "")?.[1] ?? "GROUP";
  const name = lastSegment(cluster);
  const statement = statements[action]?.({
    taskDefinitions: `${ecs}:task-definition/${family}:*`,
    tasks: `${ecs}:task/${name}/*`,
    cluster: `${ecs}:cluster/${name}`,
    logGroup: `arn:${partition}:logs:${region}:${account}:log-group:${group}`,
    named,
  });
  return statement && JSON.stringify({ Effect: "Allow", Action: action, ...statement });
}
