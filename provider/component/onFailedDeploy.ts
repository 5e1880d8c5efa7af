import { AsyncResource } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import type { OneOffTaskArgs } from "../resource/args";
import { withSettings } from "../resource/connectionArgs";
import { runForFailedDeploy } from "../resource/failedDeploy";
import type { Host } from "../resource/host";
import { dynamicType } from "../resource/identityUrn";
import type { OneOffTaskInputs } from "../resource/inputs";
import { secretPaths } from "../resource/secretPaths";
import { whenKnown } from "../resource/whenKnown";
import { failedDeployName } from "./commands";

/** What the service is given so that a command runs when it cannot be created or updated. */
export type OnFailedDeployOptions = Pick<pulumi.CustomResourceOptions, "hooks" | "dependsOn">;

/** The command, and the process that it is run from. */
export interface FailureCommand {
  readonly component: pulumi.ComponentResource;
  readonly name: string;
  readonly args: OneOffTaskArgs;
  host(): Host;
}

/**
 * Options of the service by which the command runs in this process when the service failed. The service waits for what the
 * command is given: once it has failed, nothing else may come to be known.
 */
export function onFailedDeploy({ component, name, args, host }: FailureCommand): OnFailedDeployOptions {
  if (pulumi.ErrorHook === undefined) throw new pulumi.ResourceError(tooOld, component, true);
  const inputs = withSettings(args);
  const known = pulumi.output(inputs) as unknown as pulumi.Output<OneOffTaskInputs>;
  const urn = pulumi.createUrn(`${name}-${failedDeployName}`, dynamicType, component);
  const paths = secretPaths(inputs);

  const run: pulumi.ErrorHookFunction = async ({ urn: row, failedOperation: operation }) => {
    if (operation === "delete" || pulumi.runtime.isDryRun()) return false;
    const [given, own] = await Promise.all([whenKnown(known), whenKnown(urn)]);
    const failed = { urn: own, row, operation, secretPaths: await paths };
    const occasion = { ...given, triggers: randomUUID() };
    await runForFailedDeploy({ ...failed, inputs: occasion }, host());
    return false;
  };
  // The engine's call comes outside the context by which the SDK knows for which program it works.
  const hook = new pulumi.ErrorHook(hookName(name), AsyncResource.bind(run));
  return { hooks: { onError: [hook] }, dependsOn: known.apply(() => []) };
}

const tooOld =
  "onFailedDeploy needs error hooks, which this program's @pulumi/pulumi does not have: install @pulumi/pulumi 3.248.0 or later, or leave onFailedDeploy out";

const namesTaken = new Map<string, number>();

/** A name that no other hook of the process has, and that the next `up` gives again. */
function hookName(name: string): string {
  const before = namesTaken.get(name) ?? 0;
  namesTaken.set(name, before + 1);
  return `ecs-task:onFailedDeploy:${name}${before === 0 ? "" : `:${before + 1}`}`;
}
