/** 3 for `arn:aws:ecs:eu-west-1:123456789012:task-definition/hi-web:3`. A family's numbers only grow. */
export function revisionNumber(arn: string): number {
  return Number(arn.slice(arn.lastIndexOf(":") + 1));
}

/** A family's revisions in the order of their registration. */
export function oldestFirst(arns: readonly string[]): string[] {
  return [...arns].sort((a, b) => revisionNumber(a) - revisionNumber(b));
}
