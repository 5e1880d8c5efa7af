import {
  fromIni,
  fromNodeProviderChain,
  fromTemporaryCredentials,
  fromTokenFile,
} from "@aws-sdk/credential-providers";
import type { Connection } from "../connection/complete";
import { secondsIn } from "../connection/duration";
import type { AssumeRole } from "../connection/settings";
import { defined } from "../values/defined";

/** Gives credentials, and gives them anew when they are about to expire. */
export type CredentialProvider = ReturnType<typeof fromNodeProviderChain>;

type AssumeRoleRequest = Parameters<typeof fromTemporaryCredentials>[0]["params"];

/**
 * A credential provider for a connection; the SDK asks it again before the credentials expire. Without keys, roles or
 * profile it is the SDK's own chain (environment, shared files, SSO, web identity, container, instance).
 */
export function credentialsFor(connection: Connection): CredentialProvider {
  const clientConfig = defined({ region: connection.region, endpoint: connection.endpoints?.sts });
  return (connection.assumeRoles ?? []).reduce<CredentialProvider>(
    (masterCredentials, role) =>
      fromTemporaryCredentials({ masterCredentials, params: assumeRoleRequest(role), clientConfig }),
    baseCredentials(connection, clientConfig),
  );
}

function baseCredentials(connection: Connection, clientConfig: object): CredentialProvider {
  const { credentials, profile, webIdentity, sharedConfigFiles, sharedCredentialsFiles } = connection;
  if (credentials !== undefined) return async () => credentials;
  if (webIdentity !== undefined) {
    const { roleArn, webIdentityTokenFile, sessionName: roleSessionName } = webIdentity;
    return fromTokenFile({ ...defined({ roleArn, webIdentityTokenFile, roleSessionName }), clientConfig });
  }
  const files = defined({ configFilepath: sharedConfigFiles?.[0], filepath: sharedCredentialsFiles?.[0] });
  if (profile !== undefined) return fromIni({ profile, ...files, clientConfig });
  return fromNodeProviderChain({ ...files, clientConfig });
}

function assumeRoleRequest({
  duration,
  policyArns,
  tags,
  transitiveTagKeys,
  ...role
}: AssumeRole): AssumeRoleRequest {
  return defined({
    RoleArn: role.roleArn,
    RoleSessionName: role.sessionName,
    ExternalId: role.externalId,
    DurationSeconds: duration === undefined ? undefined : secondsOf(duration),
    Policy: role.policy,
    PolicyArns: policyArns?.map((arn) => ({ arn })),
    SourceIdentity: role.sourceIdentity,
    Tags: tags && Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    TransitiveTagKeys: transitiveTagKeys && [...transitiveTagKeys],
  });
}

/** The seconds of a role's session. What the stack's configuration has was not checked before. */
export function secondsOf(duration: string): number {
  const seconds = secondsIn(duration);
  if (seconds !== undefined) return seconds;
  throw new Error(
    `assumeRoles[].duration is "${duration}": write hours, minutes and seconds such as "1h30m"`,
  );
}
