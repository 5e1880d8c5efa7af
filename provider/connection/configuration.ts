import { defined } from "../values/defined";
import type { AssumeRole, Endpoints, WebIdentity } from "./settings";

/** A role as the AWS provider's configuration has it, where nothing is required. */
export type ProviderRole = Partial<AssumeRole>;

/** Whether there is a role to assume: the AWS provider takes an empty object for none. */
export function isNamedRole(role: ProviderRole | undefined): role is AssumeRole {
  return typeof role?.roleArn === "string";
}

/** The AWS provider takes a list of objects, each with some services' URLs; later ones win. */
export function endpointsIn(configured: unknown): Endpoints {
  const merged: Record<string, string | undefined> = Object.assign({}, ...[configured ?? []].flat());
  const logs = merged.logs ?? merged.cloudwatchlogs ?? merged.cloudwatchlog;
  return defined({ ecs: merged.ecs, logs, sts: merged.sts });
}

/** The AWS provider's `assumeRoleWithWebIdentity`, where it names a role and a file. */
export function webIdentityIn(configured: unknown): WebIdentity | undefined {
  const { roleArn, webIdentityTokenFile, sessionName } = (configured ?? {}) as Record<
    string,
    string | undefined
  >;
  if (roleArn === undefined || webIdentityTokenFile === undefined) return undefined;
  return defined({ roleArn, webIdentityTokenFile, sessionName });
}
