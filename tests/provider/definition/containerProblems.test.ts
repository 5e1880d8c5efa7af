import * as assert from "node:assert/strict";
import { definitionProblems } from "../../../provider/definition/problems";
import { isUnknown } from "../unknown";
import { container, definition } from "./web";

const withContainer = (rest: object) =>
  definition({ containerDefinitions: [{ ...container("web"), ...rest }] });

describe("the problems of a definition's containers", () => {
  const spoiled: readonly [title: string, definition: unknown, problem: string][] = [
    [
      "no containers in the list",
      definition({ containerDefinitions: [] }),
      "taskDefinition.containerDefinitions must be a list of 1-10 containers, and is []",
    ],
    [
      "eleven containers",
      definition({ containerDefinitions: Array(11).fill(container("web")) }),
      "taskDefinition.containerDefinitions must be a list of 1-10 containers, and is [",
    ],
    [
      "an object for the list",
      definition({ containerDefinitions: '{"name":"web"}' }),
      'taskDefinition.containerDefinitions must be a list of 1-10 containers, and is {"name":"web"}',
    ],
    [
      "containers that do not parse",
      definition({ containerDefinitions: "[" }),
      "taskDefinition.containerDefinitions must be a list of containers or its JSON text, and is a text that is no JSON",
    ],
    [
      "a text for a container",
      { ...definition(), containerDefinitions: ["web"] },
      'taskDefinition.containerDefinitions[0] must be a container definition, and is "web"',
    ],
    [
      "a container without a name",
      withContainer({ name: undefined }),
      "taskDefinition.containerDefinitions[0].name is required",
    ],
    [
      "a container without an image",
      withContainer({ image: undefined }),
      "taskDefinition.containerDefinitions[0].image is required",
    ],
    [
      "an empty image",
      withContainer({ image: "" }),
      'taskDefinition.containerDefinitions[0].image must be a text that is not empty, and is ""',
    ],
    [
      "a command of one text",
      withContainer({ command: "rake db:migrate" }),
      'taskDefinition.containerDefinitions[0].command must be a list, and is "rake db:migrate"',
    ],
    [
      "a number in the command",
      withContainer({ command: ["sleep", 5] }),
      "taskDefinition.containerDefinitions[0].command[1] must be a text, and is 5",
    ],
    [
      "an environment that is a map",
      withContainer({ environment: { A: "1" } }),
      'taskDefinition.containerDefinitions[0].environment must be a list, and is {"A":"1"}',
    ],
  ];
  it("never quote a text that does not parse, which may hold a secret", () => {
    const given = definition({ containerDefinitions: '[{"name": "web", "environment": s3cret' });
    assert.ok(!JSON.stringify(definitionProblems(given, undefined, isUnknown)).includes("s3cret"));
  });

  for (const [title, given, problem] of spoiled) {
    it(`are one, with its path, for ${title}`, () => {
      const [only, ...more] = definitionProblems(given, undefined, isUnknown);
      assert.deepEqual(more, []);
      const told = `${only?.path} ${only?.message}`;
      assert.ok(told.startsWith(problem), `expected: ${problem}\nis:       ${told}`);
    });
  }
});
