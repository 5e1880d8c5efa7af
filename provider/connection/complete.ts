import { defined } from "../values/defined";
import { endpointsIn, isNamedRole, type ProviderRole, webIdentityIn } from "./configuration";
import type { AssumeRole, ConnectionSettings, Credentials, WebIdentity } from "./settings";

/** Everything a client is made from. Holds credentials: never written to log or message. */
export interface Connection {
  readonly region?: string;
  readonly profile?: string;
  readonly endpoints?: NonNullable<ConnectionSettings["endpoints"]>;
  readonly credentials?: Credentials;
  readonly sharedConfigFiles?: readonly string[];
  readonly sharedCredentialsFiles?: readonly string[];
  /** Roles to assume, one after the other. */
  readonly assumeRoles?: readonly AssumeRole[];
  readonly webIdentity?: WebIdentity;
  readonly defaultTags?: Readonly<Record<string, string>>;
}

/** Reads one key of the stack's configuration, such as `aws:region`; structured values arrive as JSON text. */
export type ReadConfig = (key: string) => string | undefined;

/**
 * The user's settings over the stack's `aws:*` configuration, in the names of the AWS provider's own configuration:
 * https://www.pulumi.com/registry/packages/aws/api-docs/provider/. An identity that the user names, a profile or keys,
 * leaves out the whole identity of the stack, which is another one; a role alone is assumed by the stack's identity, in
 * place of the stack's own roles.
 */
export function completeConnection(settings: ConnectionSettings, stack: ReadConfig): Connection {
  const read: ReadConfig = settings.useStackConfig === false ? () => undefined : stack;
  const endpoints = { ...endpointsIn(json(read, "aws:endpoints")), ...settings.endpoints };
  const configured = json(read, "aws:defaultTags") as { tags?: Record<string, string> } | undefined;
  return defined({
    region: settings.region ?? read("aws:region"),
    endpoints: orNone(endpoints),
    sharedConfigFiles: settings.sharedConfigFiles ?? list(read, "aws:sharedConfigFiles"),
    sharedCredentialsFiles: settings.sharedCredentialsFiles ?? list(read, "aws:sharedCredentialsFiles"),
    defaultTags: orNone({ ...(settings.defaultTags ?? configured?.tags) }),
    ...identityOf(settings, read),
  });
}

/** A connection as the settings that complete to it where the stack says nothing. */
export function settingsOf({ assumeRoles, webIdentity, ...same }: Connection): ConnectionSettings {
  return { ...same, ...defined({ assumeRole: assumeRoles, assumeRoleWithWebIdentity: webIdentity }) };
}

type Identity = Pick<Connection, "profile" | "credentials" | "assumeRoles" | "webIdentity">;

function identityOf(settings: ConnectionSettings, read: ReadConfig): Identity {
  const { profile, credentials, assumeRole, assumeRoleWithWebIdentity: webIdentity } = settings;
  const ownRoles = assumeRole === undefined ? undefined : [assumeRole].flat();
  const isOwn = profile !== undefined || credentials !== undefined || webIdentity !== undefined;
  const base = isOwn ? { profile, credentials, webIdentity } : identityIn(read);
  const assumeRoles = ownRoles ?? (isOwn ? [] : rolesIn(read));
  return defined({ ...base, assumeRoles: assumeRoles.length === 0 ? undefined : assumeRoles });
}

function identityIn(read: ReadConfig) {
  const [accessKeyId, secretAccessKey] = [read("aws:accessKey"), read("aws:secretKey")];
  return {
    profile: read("aws:profile"),
    credentials:
      accessKeyId === undefined || secretAccessKey === undefined
        ? undefined
        : defined({ accessKeyId, secretAccessKey, sessionToken: read("aws:token") }),
    webIdentity: webIdentityIn(json(read, "aws:assumeRoleWithWebIdentity")),
  };
}

function rolesIn(read: ReadConfig): AssumeRole[] {
  const roles = json(read, "aws:assumeRoles") ?? [json(read, "aws:assumeRole")];
  return (roles as (ProviderRole | undefined)[]).filter(isNamedRole);
}

function orNone<T extends object>(members: T): T | undefined {
  return Object.keys(members).length === 0 ? undefined : members;
}

function list(read: ReadConfig, key: string): string[] | undefined {
  return json(read, key) as string[] | undefined;
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
