import assert from "node:assert/strict";
import { parse } from "yaml";
import { blocksOf, writtenPages } from "./pages";

interface Property {
  readonly $ref?: string;
  readonly items?: Property;
}

type Properties = Readonly<Record<string, Property>>;

const schema = require("../../provider/plugin/schema.json") as {
  readonly resources: Readonly<Record<string, { readonly inputProperties: Properties }>>;
  readonly types: Readonly<Record<string, { readonly properties: Properties }>>;
};

function inputsOf(resource: string): Properties {
  const found = schema.resources[`ecs-task:index:${resource}`];
  assert.ok(found !== undefined, `ecs-task:index:${resource}`);
  return found.inputProperties;
}

/** The names in a value that its type does not have, with their paths. A reference such as `${web}` is of any type. */
function strangers(value: unknown, properties: Properties, path = ""): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const property = properties[name];
    if (property === undefined) return [`${path}${name}`];
    const items = Array.isArray(member) ? member : [member];
    const type = schema.types[(property.items ?? property).$ref?.replace("#/types/", "") ?? ""];
    return type === undefined
      ? []
      : items.flatMap((item) => strangers(item, type.properties, `${path}${name}.`));
  });
}

function resourcesInYaml(): { readonly type: string; readonly properties?: object }[] {
  const programs = writtenPages.flatMap((page) => blocksOf(page, "yaml").map(({ code }) => parse(code)));
  return programs.flatMap(({ resources = {} }) => Object.values(resources) as { type: string }[]);
}

describe("The examples in the pages", () => {
  it("give resources of the plugin, in YAML, the inputs that the schema has", () => {
    const own = resourcesInYaml().filter(({ type }) => type.startsWith("ecs-task:"));
    assert.deepEqual([...new Set(own.map(({ type }) => type))].sort(), [
      "ecs-task:GatedService",
      "ecs-task:OneOffTask",
    ]);
    for (const { type, properties } of own)
      assert.deepEqual(strangers(properties, inputsOf(type.replace("ecs-task:", ""))), []);
  });

  it("give a service the network that a task of Fargate needs", () => {
    const pages = ["../README.md", ...writtenPages];
    const inCode = pages
      .flatMap((page) => blocksOf(page, "ts", "typescript"))
      .flatMap(({ code }) => code.match(/new aws\.ecs\.Service\("[\w-]+", \{[\s\S]*?\}\);/g) ?? []);
    assert.ok(inCode.length >= 3, `${inCode.length} services`);
    for (const service of inCode) assert.match(service, /networkConfiguration|\.\.\.launch/);
    const inYaml = resourcesInYaml().filter(({ type }) => type === "aws:ecs:Service");
    assert.ok(inYaml.length > 0);
    for (const { properties } of inYaml) assert.ok(properties && "networkConfiguration" in properties);
  });

  it("give them, in Python, the keywords that the SDK has", () => {
    const calls = writtenPages
      .flatMap((page) => blocksOf(page, "python"))
      .flatMap(({ code }) => [...code.matchAll(/ecs_task\.(\w+)\(\n([\s\S]*?)^\)$/gm)]);
    assert.deepEqual([...new Set(calls.map(([, resource]) => resource))].sort(), [
      "GatedService",
      "OneOffTask",
    ]);
    for (const [, resource = "", body = ""] of calls) {
      const keywords = [...body.matchAll(/^ {4}(\w+)=/gm)].map(([, keyword]) => String(keyword));
      const known = Object.keys(inputsOf(resource)).map(snakeCase);
      assert.notEqual(keywords.length, 0);
      assert.deepEqual(
        keywords.filter((keyword) => !known.includes(keyword)),
        [],
      );
    }
  });
});

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
