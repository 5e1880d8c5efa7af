/** Something of the story that is still in the account. */
export interface Leftover {
  readonly kind:
    | "task"
    | "service"
    | "task definition"
    | "cluster"
    | "log group"
    | "role"
    | "INACTIVE revisions";
  /** A task's or a revision's ARN, the family of INACTIVE revisions, or the name of anything else. */
  readonly id: string;
  /** Why it could not be removed, where that was tried. */
  readonly because?: string;
}

/** The commands of the AWS CLI that remove it. All of the story's own things have the one name `name`. */
export function commandsFor({ kind, id }: Leftover, name: string, region: string): readonly string[] {
  return argumentsFor(kind, id, name).map((args) => `aws ${args} --region ${region}`);
}

function argumentsFor(kind: Leftover["kind"], id: string, cluster: string): readonly string[] {
  switch (kind) {
    case "task":
      return [`ecs stop-task --cluster ${cluster} --task ${id}`];
    case "service":
      return [`ecs delete-service --cluster ${cluster} --service ${id} --force`];
    case "task definition":
      return [`ecs deregister-task-definition --task-definition ${id}`];
    case "cluster":
      return [`ecs delete-cluster --cluster ${id}`];
    case "log group":
      return [`logs delete-log-group --log-group-name ${id}`];
    case "role":
      return [
        `iam detach-role-policy --role-name ${id} --policy-arn arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy`,
        `iam delete-role --role-name ${id}`,
      ];
    case "INACTIVE revisions":
      return [
        `ecs list-task-definitions --family-prefix ${id} --status INACTIVE`,
        "ecs delete-task-definitions --task-definitions ARN ...",
      ];
    default:
      return kind satisfies never;
  }
}
