/**
 * What comments say that holds in a Node program alone, and what the schema says in its place: in the plugin the
 * configuration is its provider's own, a list is always a list, and there is neither an `aws.Provider` to be handed over nor
 * `hashFiles`.
 */
export const words: readonly (readonly [inNode: string, elsewhere: string])[] = [
  [
    ": settings, or an `aws.Provider`, of which region, profile, keys, roles, endpoints, shared files and default tags are used.",
    ".",
  ],
  [": settings, or an `aws.Provider`.", "."],
  ["; false for an `aws.Provider`, which has all of it itself", ""],
  [
    ", completed from the stack's `aws:*` configuration. Plain data.",
    ", completed from the provider's configuration.",
  ],
  ["the stack's `aws:*` configuration", "the provider's configuration"],
  ["`aws:", "`ecs-task:"],
  ['`hashFiles("db/migrate/*.sql")`', "a hash of the migrations"],
  [
    ", as an array or as the JSON string that `aws.ecs.TaskDefinition` takes, in the ECS API's",
    ", in the ECS API's",
  ],
  ["The role to assume, or several, one after the other", "The roles to assume, one after the other"],
  ["; undefined when", "; none when"],
  [" Needs `@pulumi/pulumi` 3.248.", ""],
];

export function inWordsOfThePlugin(text: string): string {
  return words.reduce((told, [inNode, elsewhere]) => told.replaceAll(inNode, elsewhere), text);
}
