/** The type of the dynamic resource of a Node program. */
export const dynamicType = "pulumi-nodejs:dynamic/ecs-task:OneOffTask";

/** The type of the plugin's resource, for every other language. */
export const pluginType = "ecs-task:index:OneOffTask";

/**
 * The URN by which a resource of the plugin is known in ECS, to its tasks and revisions: that of the dynamic resource, so
 * that one which moves between the two stays the same one. Any other URN stays as it is.
 */
export function identityUrn(urn: string): string {
  const [stack, project, type, ...name] = urn.split("::");
  if (type === undefined) return urn;
  const types = type.split("$");
  if (types.at(-1) !== pluginType) return urn;
  return [stack, project, [...types.slice(0, -1), dynamicType].join("$"), ...name].join("::");
}
