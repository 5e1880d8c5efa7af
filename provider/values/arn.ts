/** The name at the end of an ARN: `prod` for `prod` and for `arn:aws:ecs:eu-west-1:123456789012:cluster/prod`. */
export function lastSegment(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1);
}
