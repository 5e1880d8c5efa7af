import type { InputProperty, ResourceType } from "./resource-type";
import { resourceTypes } from "./resource-types";

/** The package's schema for `pulumi package get-schema` and for YAML programs: no more than is served. */
export function schema(version: string): object {
  const resources = Object.entries(resourceTypes).map(([token, type]) => [token, resourceSchema(type)]);
  return {
    name: "aws",
    version,
    description: "A stand-in for the AWS provider, for a local simulator of ECS and CloudWatch Logs.",
    config: {
      variables: { region: { type: "string" }, accessKey: { type: "string" }, secretKey: { type: "string" } },
    },
    resources: Object.fromEntries(resources),
  };
}

function resourceSchema({ inputs, computed }: ResourceType): object {
  const definitions = Object.entries(inputs).flatMap(([name, input]) =>
    input ? [[name, input] as const] : [],
  );
  const inputProperties = Object.fromEntries(definitions.map(([name, { type }]) => [name, typeSchema(type)]));
  const computedProperties = Object.entries(computed).map(([name, type]) => [name, typeSchema(type)]);
  return {
    inputProperties,
    requiredInputs: definitions.filter(([, input]) => input.required).map(([name]) => name),
    properties: { ...inputProperties, ...Object.fromEntries(computedProperties) },
    required: Object.keys(computed),
  };
}

function typeSchema(type: InputProperty["type"]): object {
  const anything = { $ref: "pulumi.json#/Any" };
  if (type === "array") return { type, items: anything };
  if (type === "object") return { type, additionalProperties: anything };
  return { type };
}
