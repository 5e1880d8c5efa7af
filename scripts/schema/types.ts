import type { Choice, Member, ObjectShape, Type } from "../declarations/declaration";
import { partsOfDoc } from "../docs/inputs/sentences";
import { describe, meaningsIn } from "./describe";
import type { EnumSpec, ObjectSpec, Properties, PropertySpec, TypeSpec } from "./spec";

/** Whether a value is given or made. What is made is never plain: a program has it as an output in any case. */
export type Direction = "input" | "output";

/** Where a type stands: what has no name of its own is named after that. */
interface Place {
  readonly home: string;
  readonly member: string;
  readonly doc: string;
  readonly direction: Direction;
  readonly isItem?: true;
}

/** Numbers of the AWS provider that are no whole ones. TypeScript does not tell; all others are. */
const fractions = ["canaryPercent", "stepPercent"];

/** Members that hold keys: of a connection, and of the provider's configuration. */
const secrets = ["credentials", "accessKey", "secretKey", "token"];

/** Turns declared types into those of the schema, and collects the package's own. */
export class Types {
  private readonly shapes = new Map<string, ObjectShape>();
  readonly specs: Record<string, ObjectSpec | EnumSpec> = {};

  properties(home: string, members: readonly Member[], direction: Direction): Properties {
    return Object.fromEntries(members.map((member) => [member.name, this.property(home, member, direction)]));
  }

  private property(home: string, { name, type, doc }: Member, direction: Direction): PropertySpec {
    const description = describe(doc);
    return {
      ...this.typeSpec(type, { home, member: name, doc, direction }),
      ...(description !== "" && { description }),
      ...(secrets.includes(name) && { secret: true }),
    };
  }

  private typeSpec(type: Type, place: Place): TypeSpec {
    const spec = this.shapeSpec(type, place);
    return place.direction === "input" && !type.eventual ? { ...spec, plain: true } : spec;
  }

  private shapeSpec(type: Type, place: Place): TypeSpec {
    switch (type.kind) {
      case "string":
      case "boolean":
        return { type: type.kind };
      case "number":
        return { type: fractions.includes(place.member) ? "number" : "integer" };
      // A reference to the AWS provider's schema would have every user install the very version of it that is named here.
      case "resource":
      case "unknown":
        return { $ref: "pulumi.json#/Any" };
      case "list":
        return { type: "array", items: this.typeSpec(type.item, { ...place, isItem: true }) };
      case "map":
        return { type: "object", additionalProperties: this.typeSpec(type.value, place) };
      case "union":
        return this.union(type.types, place);
      case "choice":
        return this.choice(type);
      case "object":
        return this.object(type, place);
      case "pulumi":
        return this.union([type], place);
      default:
        return type satisfies never;
    }
  }

  /** Of one or several it is several: Python's SDK hands on a list only where nothing else is declared beside it. */
  private union(types: readonly Type[], place: Place): TypeSpec {
    const everywhere = types.filter(({ kind }) => kind !== "pulumi");
    const list = everywhere.find(({ kind }) => kind === "list");
    const [only, ...others] = list === undefined ? everywhere : [list];
    if (only === undefined)
      throw new Error(`${place.home}.${place.member} is nothing that other languages have`);
    if (others.length === 0) return this.typeSpec(only, place);
    return { oneOf: [only, ...others].map((type) => this.typeSpec(type, place)) };
  }

  private choice({ name, words, doc }: Choice): TypeSpec {
    const meanings = meaningsIn(doc);
    const token = tokenOf(name);
    this.specs[token] = {
      type: "string",
      description: describe(doc),
      enum: words.map((value) => {
        const description = meanings[value];
        return { value, ...(description !== undefined && { description }) };
      }),
    };
    return { $ref: `#/types/${token}` };
  }

  private object(shape: ObjectShape, place: Place): TypeSpec {
    const name = shape.name === undefined ? nameAt(place) : typeName(shape.name);
    const token = tokenOf(name);
    const before = this.shapes.get(token);
    if (before !== undefined && before.file !== shape.file)
      throw new Error(
        `${name} is a type of ${before.file} and of ${shape.file}: the schema has one of a name`,
      );
    if (before === undefined) {
      this.shapes.set(token, shape);
      const description = describe(shape.doc === "" ? partsOfDoc(place.doc).text : shape.doc);
      this.specs[token] = {
        type: "object",
        ...(description !== "" && { description }),
        properties: this.properties(name, shape.members, place.direction),
        required: requiredOf(shape.members),
      };
    }
    return { $ref: `#/types/${token}` };
  }
}

export function requiredOf(members: readonly Member[]): string[] {
  return members.filter(({ required }) => required).map(({ name }) => name);
}

export function tokenOf(name: string): string {
  return `ecs-task:index:${name}`;
}

/** Every generator adds its own ending to what it is given, such as `Args`. */
function typeName(name: string): string {
  return name.replace(/(Args|Inputs)$/, "");
}

/** Of one of the `mountPoints` in a `ContainerDefinition`: `ContainerDefinitionMountPoint`. */
function nameAt({ home, member, isItem }: Place): string {
  // The s of a file system, as in tmpfs, is no plural's.
  const noun = isItem ? member.replace(/(?<!f)s$/, "") : member;
  return `${home}${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;
}
