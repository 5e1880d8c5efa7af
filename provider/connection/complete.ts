import { defined } from "../values/defined";
import type { ConnectionSettings, Endpoints } from "./settings";

/** Everything a client is made from. Holds credentials: never written to state, log or message. */
export interface Connection extends ConnectionSettings {
  readonly keys?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
  readonly configFiles?: readonly string[];
  readonly credentialsFiles?: readonly string[];
  /** Roles to assume, one after the other. */
  readonly assumeRoles?: readonly AssumeRole[];
  readonly webIdentity?: {
    readonly roleArn: string;
    readonly tokenFile: string;
    readonly sessionName?: string;
  };
}

/** In the names of the AWS provider's `assumeRoles`. */
export interface AssumeRole {
  readonly roleArn: string;
  readonly sessionName?: string;
  readonly externalId?: string;
  /** Such as `1h` or `1h30m`. */
  readonly duration?: string;
  readonly policy?: string;
  readonly policyArns?: readonly string[];
  readonly sourceIdentity?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly transitiveTagKeys?: readonly string[];
}

/** Reads one key of the stack's configuration, such as `aws:region`; structured values arrive as JSON text. */
export type ReadConfig = (key: string) => string | undefined;

/**
 * The user's settings over the stack's `aws:*` configuration, in the names of the AWS provider's own configuration:
 * https://www.pulumi.com/registry/packages/aws/api-docs/provider/. A profile named by the user leaves the stack's keys
 * and roles out, which belong to another identity.
 */
export function completeConnection(settings: ConnectionSettings, read: ReadConfig): Connection {
  const endpoints = { ...endpointsOf(json(read, "aws:endpoints")), ...settings.endpoints };
  return defined({
    region: settings.region ?? read("aws:region"),
    endpoints: Object.keys(endpoints).length === 0 ? undefined : endpoints,
    configFiles: json(read, "aws:sharedConfigFiles") as string[] | undefined,
    credentialsFiles: json(read, "aws:sharedCredentialsFiles") as string[] | undefined,
    ...(settings.profile === undefined ? identityOf(read) : { profile: settings.profile }),
  });
}

function identityOf(read: ReadConfig): Partial<Connection> {
  const [accessKeyId, secretAccessKey] = [read("aws:accessKey"), read("aws:secretKey")];
  const roles = (json(read, "aws:assumeRoles") ?? [json(read, "aws:assumeRole")]) as (
    | Partial<AssumeRole>
    | undefined
  )[];
  const assumeRoles = roles.filter((role): role is AssumeRole => typeof role?.roleArn === "string");
  return defined({
    profile: read("aws:profile"),
    keys:
      accessKeyId === undefined || secretAccessKey === undefined
        ? undefined
        : defined({ accessKeyId, secretAccessKey, sessionToken: read("aws:token") }),
    assumeRoles: assumeRoles.length === 0 ? undefined : assumeRoles,
    webIdentity: webIdentityOf(json(read, "aws:assumeRoleWithWebIdentity")),
  });
}

function webIdentityOf(configured: unknown): Connection["webIdentity"] | undefined {
  const { roleArn, webIdentityTokenFile, sessionName } = (configured ?? {}) as Record<
    string,
    string | undefined
  >;
  if (roleArn === undefined || webIdentityTokenFile === undefined) return undefined;
  return defined({ roleArn, tokenFile: webIdentityTokenFile, sessionName });
}

/** The AWS provider takes a list of objects, each with some services' URLs; later ones win. */
function endpointsOf(configured: unknown): Endpoints {
  const merged: Record<string, string | undefined> = Object.assign({}, ...[configured ?? []].flat());
  const logs = merged.logs ?? merged.cloudwatchlogs ?? merged.cloudwatchlog;
  return defined({ ecs: merged.ecs, logs, sts: merged.sts });
}

function json(read: ReadConfig, key: string): unknown {
  const text = read(key);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(
      `${key} in the stack's configuration must be JSON, as \`pulumi config set --path\` writes it`,
      { cause },
    );
  }
}
