import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { ValuePath } from "../resource/secretPaths";
import type { Properties } from "../resource/state";
import { unknownValue } from "../resource/unknown";
import { isRecord } from "../values/record";

/** Properties as they came: in plain values, and where the secrets are. */
export interface Received {
  readonly properties: Properties;
  readonly secretPaths: readonly ValuePath[];
}

/** The member by which a value is marked, and its marks, as in @pulumi/pulumi's runtime/rpc. */
const signature = "4dabf18193072939515e22adb298388d";
const secretMark = "1b47061264138c4ac30d75fd1eb44270";
const outputMark = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/** Takes the engine's marks off, at any depth. What is not known yet becomes the text by which handlers know it. */
export function received(struct: Struct | undefined): Received {
  const secretPaths: ValuePath[] = [];
  const properties = plain(struct?.toJavaScript() ?? {}, [], (path) => secretPaths.push(path));
  return { properties: properties as Properties, secretPaths };
}

/** Properties for the engine, with the places marked that hold secrets. It has no `undefined`. */
export function sent(properties: Properties, secretPaths: readonly ValuePath[] = []): Struct {
  const plainValues: unknown = JSON.parse(JSON.stringify(properties));
  const marked = secretPaths.reduce(withSecret, plainValues);
  return Struct.fromJavaScript(marked as { [name: string]: JavaScriptValue });
}

function plain(value: unknown, path: ValuePath, onSecret: (path: ValuePath) => void): unknown {
  if (Array.isArray(value)) return value.map((item, i) => plain(item, [...path, i], onSecret));
  if (!isRecord(value)) return value;
  // A secret within a secret is no other place.
  const hidden = () => undefined;
  switch (value[signature]) {
    case secretMark:
      onSecret(path);
      return plain(value.value, path, hidden);
    case outputMark:
      if (value.secret === true) onSecret(path);
      if (value.value === undefined) return unknownValue;
      return plain(value.value, path, value.secret === true ? hidden : onSecret);
    default:
      return Object.fromEntries(
        Object.entries(value).map(([name, member]) => [name, plain(member, [...path, name], onSecret)]),
      );
  }
}

function withSecret(value: unknown, [key, ...deeper]: ValuePath): unknown {
  if (key === undefined) return { [signature]: secretMark, value };
  // A place that is not there any more, or is within a secret, needs no mark.
  if (Array.isArray(value)) {
    return value.map((item, i) => (i === key ? withSecret(item, deeper) : item));
  }
  if (!isRecord(value) || value[signature] !== undefined || value[key] === undefined) return value;
  return { ...value, [key]: withSecret(value[key], deeper) };
}
