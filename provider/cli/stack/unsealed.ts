import type { ValuePath } from "../../resource/secretPaths";
import { isRecord } from "../../values/record";

/** A value of the state, and where it holds secrets. */
export interface Unsealed {
  readonly value: unknown;
  readonly secretPaths: readonly ValuePath[];
}

/** How a state marks a value that is not plain, and a secret among these: `sig` in @pulumi/pulumi's runtime/rpc. */
const markKey = "4dabf18193072939515e22adb298388d";
const secretMark = "1b47061264138c4ac30d75fd1eb44270";

/** A value as `pulumi stack export --show-secrets` writes it, with each secret in place of its mark. */
export function unsealed(value: unknown, path: ValuePath = []): Unsealed {
  if (Array.isArray(value)) {
    const members = value.map((member, index) => unsealed(member, [...path, index]));
    return { value: members.map((one) => one.value), secretPaths: members.flatMap((one) => one.secretPaths) };
  }
  if (!isRecord(value)) return { value, secretPaths: [] };
  if (value[markKey] === secretMark && typeof value.plaintext === "string")
    return { value: unsealed(JSON.parse(value.plaintext)).value, secretPaths: [path] };
  const members = Object.entries(value).map(
    ([name, member]) => [name, unsealed(member, [...path, name])] as const,
  );
  return {
    value: Object.fromEntries(members.map(([name, one]) => [name, one.value])),
    secretPaths: members.flatMap(([, one]) => one.secretPaths),
  };
}
