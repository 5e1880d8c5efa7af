/**
 * The parts of a Pulumi package schema that this one has:
 * https://github.com/pulumi/pulumi/blob/master/pkg/codegen/schema/pulumi.json
 */
export interface PackageSpec {
  readonly config: { readonly variables: Properties };
  readonly types: Readonly<Record<string, ObjectSpec | EnumSpec>>;
  readonly provider: ResourceSpec;
  readonly resources: Readonly<Record<string, ResourceSpec>>;
  /** Name, version, texts for the registry, and what each language's generator is told. */
  readonly [metadata: string]: unknown;
}

export type TypeSpec = { readonly plain?: true } & (
  | { readonly type: "string" | "number" | "integer" | "boolean" }
  | { readonly type: "array"; readonly items: TypeSpec }
  | { readonly type: "object"; readonly additionalProperties: TypeSpec }
  | { readonly oneOf: readonly TypeSpec[] }
  | { readonly $ref: string }
);

export type PropertySpec = TypeSpec & { readonly description?: string; readonly secret?: true };

export type Properties = Readonly<Record<string, PropertySpec>>;

export interface ObjectSpec {
  readonly type: "object";
  readonly description?: string;
  readonly properties: Properties;
  readonly required: readonly string[];
}

export interface EnumSpec {
  readonly type: "string";
  readonly description?: string;
  readonly enum: readonly { readonly value: string; readonly description?: string }[];
}

export interface ResourceSpec {
  readonly description: string;
  readonly isComponent?: true;
  readonly inputProperties: Properties;
  readonly requiredInputs: readonly string[];
  readonly properties: Properties;
  readonly required: readonly string[];
  readonly aliases?: readonly { readonly type: string }[];
}
