import * as pulumi from "@pulumi/pulumi";
import { endpointsIn, isNamedRole, type ProviderRole, webIdentityIn } from "../connection/configuration";
import type { ConnectionSettings } from "../connection/settings";
import { defined } from "../values/defined";
import type { InputsOf, OneOffTaskArgs } from "./args";

/** How to reach AWS: settings, or the `aws.Provider` that the stack's other resources use. */
export type ConnectionArgs = pulumi.Input<InputsOf<ConnectionSettings>> | pulumi.ProviderResource;

type Settings = { readonly [Name in keyof ConnectionSettings]?: pulumi.Input<unknown> };

/** Arguments of a task, with the connection as settings where they have one. */
export function withSettings({ connection, ...rest }: OneOffTaskArgs) {
  return connection === undefined ? rest : { ...rest, connection: connectionSettings(connection) };
}

/**
 * The settings with their keys as secrets. Each member is an output of its own: one that held them all would be secret as
 * a whole, and the region would be hidden from every message.
 */
export function connectionSettings(connection: ConnectionArgs): Settings {
  if (pulumi.Resource.isInstance(connection))
    return settingsOfProvider(connection as pulumi.ProviderResource);
  const isWhole = pulumi.Output.isInstance(connection) || connection instanceof Promise;
  const members = isWhole ? membersOf(connection) : (connection as Settings);
  const { credentials } = members;
  return { ...members, ...(credentials !== undefined && { credentials: pulumi.secret(credentials) }) };
}

function membersOf(connection: pulumi.Input<InputsOf<ConnectionSettings>>): Settings {
  const whole = pulumi.output(connection) as unknown as pulumi.Output<ConnectionSettings | undefined>;
  return Object.fromEntries(settingNames.map((name) => [name, whole.apply((settings) => settings?.[name])]));
}

const settingNames = [
  "region",
  "profile",
  "assumeRole",
  "credentials",
  "assumeRoleWithWebIdentity",
  "sharedConfigFiles",
  "sharedCredentialsFiles",
  "endpoints",
  "defaultTags",
  "useStackConfig",
] as const satisfies readonly (keyof ConnectionSettings)[];

type Missing = Exclude<keyof ConnectionSettings, (typeof settingNames)[number]>;
true satisfies [Missing] extends [never] ? true : Missing;

/** Settings of an `aws.Provider` that decide how AWS is reached, and are not used here. */
const unused = [
  "allowedAccountIds",
  "forbiddenAccountIds",
  "customCaBundle",
  "httpProxy",
  "httpsProxy",
  "insecure",
  "noProxy",
  "stsRegion",
  "useDualstackEndpoint",
  "useFipsEndpoint",
];

/** An `aws.Provider` has its structured arguments as JSON texts, as every Pulumi provider has. */
function settingsOfProvider(provider: pulumi.ProviderResource): Settings {
  const type = (provider as unknown as { __pulumiType?: string }).__pulumiType;
  if (type !== "pulumi:providers:aws") {
    throw new Error(`connection is a provider of the type ${type}: give an aws.Provider, or settings`);
  }
  const members = provider as unknown as Readonly<Record<string, unknown>>;
  const text = (name: string) => pulumi.output(members[name] as string | undefined);
  const json = (name: string) =>
    text(name).apply((value): unknown => (value === undefined ? undefined : JSON.parse(value)));
  warnOfUnused(Object.fromEntries(unused.map((name) => [name, text(name)])));
  return {
    useStackConfig: false,
    region: text("region"),
    profile: text("profile"),
    credentials: pulumi
      .all([text("accessKey"), text("secretKey"), text("token")])
      .apply(([accessKeyId, secretAccessKey, sessionToken]) =>
        accessKeyId === undefined || secretAccessKey === undefined
          ? undefined
          : defined({ accessKeyId, secretAccessKey, sessionToken }),
      ),
    // Version 6 of the AWS provider knows one role, under another name.
    assumeRole: pulumi.all([json("assumeRoles"), json("assumeRole")]).apply(([roles, role]) => {
      const named = ((roles ?? [role]) as (ProviderRole | undefined)[]).filter(isNamedRole);
      return named.length === 0 ? undefined : named;
    }),
    assumeRoleWithWebIdentity: json("assumeRoleWithWebIdentity").apply(webIdentityIn),
    sharedConfigFiles: json("sharedConfigFiles"),
    sharedCredentialsFiles: json("sharedCredentialsFiles"),
    endpoints: json("endpoints").apply(endpointsIn),
    defaultTags: json("defaultTags").apply(
      (configured) => (configured as { tags?: object } | undefined)?.tags,
    ),
  };
}

function warnOfUnused(members: Readonly<Record<string, pulumi.Output<string | undefined>>>): void {
  pulumi.all(members).apply((values) => {
    const given = Object.keys(values).filter(
      (name) => ![undefined, "", "false", "[]"].includes(values[name]),
    );
    if (given.length === 0) return;
    void pulumi.log.warn(
      `connection is an aws.Provider with ${given.join(", ")}, which a OneOffTask does not use: its calls go out without`,
    );
  });
}
