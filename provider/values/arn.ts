/** The name at the end of an ARN: `prod` for `prod` and for `arn:aws:ecs:eu-west-1:123456789012:cluster/prod`. */
export function lastSegment(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1);
}

/** The region in an ARN of ECS's; `undefined` for what is none, such as a name. */
export function regionIn(arn = ""): string | undefined {
  return /^arn:[\w-]+:ecs:([\w-]+):/.exec(arn)?.[1];
}
