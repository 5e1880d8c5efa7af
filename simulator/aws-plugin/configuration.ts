import type { ProviderArgs } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** What the plugin takes from the stack's `aws:` configuration or from an `aws.Provider`. */
export interface Configuration {
  readonly region: string;
  readonly endpoints: { readonly ecs: string; readonly logs: string };
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly defaultTags: Readonly<Record<string, string>>;
}

type Arguments = Partial<pulumi.Unwrap<ProviderArgs>>;

/**
 * Reads the provider's arguments as the engine sends them: everything but strings comes as JSON text. Credentials
 * mean nothing to a local endpoint and may be missing; assumed roles, profiles and the `skip...` switches are for the
 * real provider. Throws when the region is missing, and when ECS or CloudWatch Logs is not on a loopback address:
 * this plugin carries the real one's name and must never touch a real account.
 */
export function parseConfiguration(received: Readonly<Record<string, unknown>>): Configuration {
  const { region, endpoints, accessKey, secretKey, defaultTags } = decode(received);
  if (!region) throw new Error("The stand-in for the AWS provider needs a region: set aws:region.");
  const given = Object.assign({}, ...(endpoints ?? []));
  return {
    region,
    endpoints: {
      ecs: loopback("ecs", given.ecs),
      logs: loopback("cloudwatchlogs", given.cloudwatchlogs ?? given.logs),
    },
    credentials: { accessKeyId: accessKey ?? "local", secretAccessKey: secretKey ?? "local" },
    defaultTags: defaultTags?.tags ?? {},
  };
}

function decode(received: Readonly<Record<string, unknown>>): Arguments {
  const entries = Object.entries(received).map(([name, value]) => {
    const isJson = typeof value === "string" && /^[[{]/.test(value);
    return [name, isJson ? JSON.parse(value) : value];
  });
  return Object.fromEntries(entries);
}

function loopback(service: string, endpoint: string | undefined): string {
  const host = endpoint === undefined ? "" : new URL(endpoint).hostname;
  if (endpoint !== undefined && (host === "localhost" || host === "[::1]" || /^127(\.\d+){3}$/.test(host)))
    return endpoint;
  throw new Error(
    "The stand-in for the AWS provider only talks to a local simulator: " +
      `set aws:endpoints[0].${service} to its address on 127.0.0.1 (it is ${endpoint ?? "not set"}).`,
  );
}
