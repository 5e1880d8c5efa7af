import * as pulumi from "@pulumi/pulumi";
import { hashFiles } from "../hashFiles";
import type { LogSettings } from "../logs/settings";
import type { OneOffTaskArgs } from "../resource/args";
import { defined } from "../values/defined";
import type { GatedServiceArgs, GatedTaskArgs, ReleaseArgs } from "./args";
import type { Command } from "./commands";
import { dueOf } from "./due";
import { placementOf } from "./placement";

/** What all commands of a component have in common. */
export type Shared = Pick<
  GatedServiceArgs,
  "cluster" | "container" | "logs" | "keepRevisions" | "service"
> & {
  readonly connection: OneOffTaskArgs["connection"];
};

/** The definition that a command's task runs from. */
export type RunFrom = Pick<OneOffTaskArgs, "taskDefinition"> | Pick<OneOffTaskArgs, "taskDefinitionArn">;

/** A command of the component as the arguments of its `OneOffTask`. */
export function taskArgs({ args, path }: Command, from: RunFrom, shared: Shared): OneOffTaskArgs {
  const {
    name: _name,
    cpu,
    memory,
    taskRoleArn,
    when: _when,
    containers: _containers,
    ...own
  }: ReleaseArgs = args;
  const { cluster, container, connection, service } = shared;
  const overrides = overridesOf(args);
  return {
    ...own,
    ...defined({ cluster, container, connection, overrides }),
    ...placementOf(args, service),
    ...dueOf(args, (patterns) => hashOf(patterns, path)),
    ...from,
    ...("taskDefinition" in from ? ofDefinition(shared) : ofRevision(shared)),
  };
}

/** What one run has otherwise than its definition, where it has something. */
function overridesOf({ cpu, memory, taskRoleArn }: GatedTaskArgs): OneOffTaskArgs["overrides"] {
  const overrides = defined({ cpu, memory, taskRoleArn });
  return Object.keys(overrides).length === 0 ? undefined : overrides;
}

function ofDefinition({ logs, keepRevisions }: Shared): Partial<OneOffTaskArgs> {
  return defined({ logs, keepRevisions });
}

/** A log group is given to containers in the definition, which this command only runs from. */
function ofRevision({ logs }: Shared): Partial<OneOffTaskArgs> {
  if (logs === undefined) return {};
  const settings = pulumi.output(logs) as pulumi.Output<LogSettings>;
  return { logs: settings.apply(({ group: _group, retentionDays: _days, ...display }) => display) };
}

function hashOf(patterns: string | readonly string[], path: string): string {
  try {
    return hashFiles(patterns);
  } catch (cause) {
    throw new pulumi.RunError(`${path}.when: ${(cause as Error).message}`);
  }
}
