import type { NormalizedSchema } from "@smithy/core/schema";
import { allowedValues } from "./enumerations";

/** One way in which a value is not of its shape. `path` is like `containerDefinitions[0].name`. */
export type Mismatch =
  | {
      readonly kind: "unknown-member";
      readonly path: string;
      readonly shape: string;
      readonly known: readonly string[];
    }
  | {
      readonly kind: "missing-member";
      readonly path: string;
      readonly shape: string;
      readonly member: string;
    }
  | {
      readonly kind: "wrong-type";
      readonly path: string;
      readonly expected: JsonType;
      readonly given: unknown;
    }
  | {
      readonly kind: "unknown-value";
      readonly path: string;
      readonly allowed: readonly string[];
      readonly given: string;
    };

type JsonType = "Structure" | "List" | "Map" | "String" | "Boolean" | "Number" | "Timestamp";

/** `wire`: parsed JSON, where a timestamp is a number of seconds. `memory`: the SDK's own shape, where it is a `Date`. */
export type Form = "wire" | "memory";

/** Every mismatch between a value and a schema of the AWS SDK, in the order of the value. */
export function mismatches(schema: NormalizedSchema, value: unknown, form: Form, path = ""): Mismatch[] {
  if (schema.isUnitSchema())
    return isObject(value) ? [] : [{ kind: "wrong-type", path, expected: "Structure", given: value }];
  if (schema.isStructSchema()) return structMismatches(schema, value, form, path);
  if (schema.isListSchema()) return listMismatches(schema, value, form, path);
  if (schema.isMapSchema()) return mapMismatches(schema, value, form, path);
  const [expected, fits] = scalar(schema, value, form);
  return fits ? [] : [{ kind: "wrong-type", path, expected, given: value }];
}

function structMismatches(schema: NormalizedSchema, value: unknown, form: Form, path: string): Mismatch[] {
  if (!isObject(value)) return [{ kind: "wrong-type", path, expected: "Structure", given: value }];
  const members = new Map(schema.structIterator());
  const shape = schema.getName() ?? "";
  const found: Mismatch[] = [];
  for (const member of requiredMembers(schema)) {
    if (value[member] === undefined)
      found.push({ kind: "missing-member", path: at(path, member), shape, member });
  }
  for (const [name, given] of Object.entries(value)) {
    const member = members.get(name);
    if (given === undefined) continue;
    if (member === undefined) {
      found.push({ kind: "unknown-member", path: at(path, name), shape, known: [...members.keys()] });
    } else {
      found.push(...mismatches(member, given, form, at(path, name)));
      found.push(...valueMismatches(allowedValues(shape, name), given, at(path, name)));
    }
  }
  return found;
}

function listMismatches(schema: NormalizedSchema, value: unknown, form: Form, path: string): Mismatch[] {
  if (!Array.isArray(value)) return [{ kind: "wrong-type", path, expected: "List", given: value }];
  const item = schema.getValueSchema();
  return value.flatMap((given, index) => mismatches(item, given, form, `${path}[${index}]`));
}

function mapMismatches(schema: NormalizedSchema, value: unknown, form: Form, path: string): Mismatch[] {
  if (!isObject(value)) return [{ kind: "wrong-type", path, expected: "Map", given: value }];
  const item = schema.getValueSchema();
  return Object.entries(value).flatMap(([key, given]) => mismatches(item, given, form, `${path}['${key}']`));
}

/** A member that is a list of enumerated values is checked value by value. */
function valueMismatches(allowed: readonly string[] | undefined, value: unknown, path: string): Mismatch[] {
  const given = Array.isArray(value) ? value : [value];
  return given.flatMap((one: unknown) =>
    allowed === undefined || typeof one !== "string" || allowed.includes(one)
      ? []
      : [{ kind: "unknown-value", path, allowed, given: one }],
  );
}

function scalar(schema: NormalizedSchema, value: unknown, form: Form): [JsonType, boolean] {
  if (schema.isTimestampSchema()) {
    return ["Timestamp", form === "wire" ? typeof value === "number" : value instanceof Date];
  }
  if (schema.isBooleanSchema()) return ["Boolean", typeof value === "boolean"];
  if (schema.isNumericSchema()) return ["Number", typeof value === "number" && Number.isFinite(value)];
  return ["String", typeof value === "string"];
}

/** A structure's schema lists its required members first and their count last (@smithy/types, `StaticStructureSchema`). */
function requiredMembers(schema: NormalizedSchema): readonly string[] {
  const parts: unknown = schema.getSchema();
  if (!Array.isArray(parts)) return [];
  const [names, count]: [unknown, unknown] = [parts[4], parts[6]];
  return Array.isArray(names) && typeof count === "number" ? names.slice(0, count).map(String) : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

const at = (path: string, member: string) => (path === "" ? member : `${path}.${member}`);
