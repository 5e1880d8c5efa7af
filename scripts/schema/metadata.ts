const manifest: {
  readonly version: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly license: string;
  readonly homepage?: string;
  readonly repository?: { readonly url: string };
} = require("../../package.json");

const { version, description, keywords, license, homepage, repository } = manifest;

/** What the registry shows of the package, and what the generators of the languages are told. */
export const metadata = {
  name: "ecs-task",
  displayName: "ECS Task",
  version,
  description,
  keywords: [...keywords, "category/cloud", "kind/native", "kind/component"],
  ...(homepage !== undefined && { homepage }),
  ...(repository !== undefined && { repository: repository.url }),
  license,
  attribution:
    "The arguments of the service, and their descriptions, are those of `aws.ecs.Service` in the Pulumi package `aws`.",
  // Each SDK is a project of its own, with the files that its language's tools ask for.
  meta: { supportPack: true },
  language: {
    // The npm package of the name without `-sdk` is this one, with the classes themselves.
    nodejs: { packageName: "pulumi-ecs-task-sdk", respectSchemaVersion: true },
    python: { packageName: "pulumi_ecs_task", respectSchemaVersion: true, pyproject: { enabled: true } },
    // Published nowhere: a path without a host is one that a `replace` has to lead to.
    go: {
      importBasePath: "pulumi-ecs-task/sdk/go/ecstask",
      respectSchemaVersion: true,
      // Without them the arguments of a list whose items are no outputs, such as `afterDeploy`, have no type.
      generateExtraInputTypes: true,
    },
    csharp: { namespaces: { "ecs-task": "EcsTask" }, respectSchemaVersion: true },
    java: { buildFiles: "gradle" },
  },
};
