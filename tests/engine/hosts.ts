import { gatedYaml } from "./gatedYaml";
import { yamlProgram } from "./program";
import { openStack, type TestStack } from "./testStack";

/** A stack of the same program in each language, whose task is run by the language's host: they guarantee the same. */
export const hosts: Readonly<Record<string, () => Promise<TestStack>>> = {
  "a Node program": () => openStack(),
  "a YAML program": () => openStack(yamlProgram(gatedYaml)),
};
