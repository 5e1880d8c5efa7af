import type { OneOffTaskInputs } from "../../../../provider/resource/inputs";
import type { Declared, DeclaredType } from "../../../../scripts/docs/inputs/declared";

/** Two values of a type that no normal form takes for the same. */
type Pair = readonly [before: unknown, after: unknown];

/** Inputs with a value in every place, before and after a change of the one at `path`. */
export function sampleInputs(inputs: readonly Declared[], path: string) {
  const excluded = path === "taskDefinitionArn" ? "taskDefinition" : "taskDefinitionArn";
  const given = inputs.filter(({ name }) => name !== excluded);
  const before = inputsWith(given);
  // The output of that name is the gate, so what was asked for is recorded beside it.
  const requested = path === "taskDefinitionArn" ? { requestedArn: before.taskDefinitionArn ?? "" } : {};
  return { requested, before, after: inputsWith(given, path) };
}

function inputsWith(given: readonly Declared[], changed?: string): OneOffTaskInputs {
  return sampleOf(given, "", changed) as unknown as OneOffTaskInputs;
}

function sampleOf(
  members: readonly Declared[],
  prefix: string,
  changed: string | undefined,
): Record<string, unknown> {
  return Object.fromEntries(
    members.map(({ name, types }) => [name, sampleAt(types, `${prefix}${name}`, changed)]),
  );
}

function sampleAt(types: readonly DeclaredType[], path: string, changed: string | undefined): unknown {
  const shape = types.find((type) => type.kind === "shape");
  if (shape?.kind === "shape") {
    const onlyLists = types.every((type) => type.kind !== "shape" || type.isList);
    const item = sampleOf(shape.members, `${path}${onlyLists ? "[]" : ""}.`, changed);
    return onlyLists ? [item] : item;
  }
  const pair = byPath[path] ?? types.flatMap(pairOf)[0];
  assertPair(pair, path);
  return pair[path === changed ? 1 : 0];
}

function pairOf(type: DeclaredType): Pair[] {
  switch (type.kind) {
    case "choice":
      return [[type.words[0], type.words[1]]];
    case "plain":
      return [byType[type.text] ?? pairOfObject(type.text)].flatMap((pair) => (pair ? [pair] : []));
    case "shape":
    case "elsewhere":
      return [];
    default:
      return type satisfies never;
  }
}

/** Samples of `{ name: string; value?: number }`, or of a list of such objects. */
function pairOfObject(text: string): Pair | undefined {
  const members = [...text.matchAll(/(\w+)\??: (string\[\]|Record<string, string>|string|number|boolean)/g)];
  if (members.length === 0) return undefined;
  const sample = (place: 0 | 1) => {
    const object = Object.fromEntries(members.map(([, name, type = ""]) => [name, byType[type]?.[place]]));
    return text.endsWith("[]") ? [object] : object;
  };
  return [sample(0), sample(1)];
}

function assertPair(pair: Pair | undefined, path: string): asserts pair is Pair {
  if (pair === undefined) throw new Error(`there are no samples for the type of ${path}: add two to byType`);
}

/** Values that a normal form reads, or that others depend on. */
const byPath: Readonly<Record<string, Pair>> = {
  "taskDefinition.cpu": ["256", "512"],
  "taskDefinition.memory": ["512", "1 GB"],
  "overrides.cpu": ["256", "512"],
  "overrides.memory": ["512", "1 GB"],
  "taskDefinition.networkMode": ["bridge", "host"],
  taskDefinitionArn: ["web:1", "web:2"],
  "connection.region": ["eu-west-1", "us-east-1"],
};

const byType: Readonly<Record<string, Pair>> = {
  string: ["a", "b"],
  number: [1, 2],
  boolean: [true, false],
  unknown: [{ version: 1 }, { version: 2 }],
  "string[]": [["a"], ["b"]],
  "number[]": [[1], [2]],
  "Record<string, string>": [{ a: "1" }, { a: "2" }],
};
