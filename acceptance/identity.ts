import { Sha256 } from "@smithy/core/checksum";
import { SignatureV4 } from "@smithy/signature-v4";
import { credentialsFor } from "../provider/aws/credentials";

/** Whose credentials the SDK's own chain finds. */
export type Identity =
  | { readonly kind: "none" }
  | { readonly kind: "account"; readonly account: string }
  /** There are some, and they do not work. */
  | { readonly kind: "refused"; readonly because: string };

type Credentials = Awaited<ReturnType<ReturnType<typeof credentialsFor>>>;

/** Asks STS whose the credentials are, which needs no permission. `stsUrl` is another address of it than the region's. */
export async function findIdentity(region: string, stsUrl = stsUrlOf(region)): Promise<Identity> {
  let credentials: Credentials;
  try {
    credentials = await credentialsFor({ region })();
  } catch (error) {
    const { message } = error as Error;
    return message.startsWith("Could not load credentials from any providers")
      ? { kind: "none" }
      : { kind: "refused", because: message };
  }
  return callerIdentity(region, stsUrl, credentials);
}

/** GetCallerIdentity of STS: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
async function callerIdentity(region: string, stsUrl: string, credentials: Credentials): Promise<Identity> {
  const { protocol, hostname, port, host } = new URL(stsUrl);
  const body = "Action=GetCallerIdentity&Version=2011-06-15";
  const signer = new SignatureV4({ service: "sts", region, credentials, sha256: Sha256 });
  const { headers } = await signer.sign({
    method: "POST",
    protocol,
    hostname,
    ...(port !== "" && { port: Number(port) }),
    path: "/",
    query: {},
    headers: { host, "content-type": "application/x-www-form-urlencoded; charset=utf-8" },
    body,
  });
  try {
    // `fetch` sets the host itself, to the same.
    const { host: _, ...others } = headers;
    const answer = await fetch(stsUrl, {
      method: "POST",
      headers: others,
      body,
      signal: AbortSignal.timeout(30_000),
    });
    const text = await answer.text();
    const account = /<Account>(\d{12})<\/Account>/.exec(text)?.[1];
    if (answer.ok && account !== undefined) return { kind: "account", account };
    const said = /<Message>([^<]*)<\/Message>/.exec(text)?.[1] ?? text.slice(0, 200);
    return { kind: "refused", because: `STS answered ${answer.status}: ${said}` };
  } catch (error) {
    const { message, cause } = error as Error;
    const why = cause instanceof Error ? `${message}: ${cause.message}` : message;
    return { kind: "refused", because: `STS at ${stsUrl} gave no answer (${why})` };
  }
}

function stsUrlOf(region: string): string {
  const suffix = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
  return `https://sts.${region}.${suffix}/`;
}
