import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { changesBetween } from "../../../provider/values/changes";
import { isUnknown } from "../unknown";

const changes = (olds: unknown, news: unknown) =>
  changesBetween(olds, news, "taskDefinition", isUnknown).map(({ path, kind }) => `${path} ${kind}`);

describe("the changes between named items of a task definition", () => {
  const cases: readonly [title: string, olds: unknown, news: unknown, changes: string[]][] = [
    [
      "see one inserted variable as one change",
      [
        { name: "A", value: "1" },
        { name: "C", value: "3" },
      ],
      [
        { name: "A", value: "1" },
        { name: "B", value: "2" },
        { name: "C", value: "3" },
      ],
      ['taskDefinition["B"] added'],
    ],
    [
      "see one changed variable as one change, wherever it stands",
      [
        { name: "A", value: "1" },
        { name: "B", value: "2" },
      ],
      [
        { name: "B", value: "3" },
        { name: "A", value: "1" },
      ],
      ['taskDefinition["B"].value changed'],
    ],
    [
      "name a removed variable by its own name",
      [{ name: "A" }, { name: "B" }, { name: "C" }],
      [{ name: "A" }, { name: "C" }],
      ['taskDefinition["B"] removed'],
    ],
    [
      "are none for variables in another order",
      [{ name: "A" }, { name: "B" }],
      [{ name: "B" }, { name: "A" }],
      [],
    ],
    [
      "compare by place where two share a name",
      [
        { name: "A", value: "1" },
        { name: "A", value: "2" },
      ],
      [
        { name: "A", value: "1" },
        { name: "A", value: "3" },
      ],
      ["taskDefinition[1].value changed"],
    ],
  ];
  for (const [title, olds, news, expected] of cases) {
    it(title, () => assert.deepEqual(changes(olds, news), expected));
  }

  it("name containers by their place, as everywhere in ECS, and one that is gone by its name", () => {
    const [web, cache] = [
      { name: "web", image: "app:v1" },
      { name: "cache", image: "redis" },
    ];
    const between = (olds: unknown, news: unknown) =>
      changesBetween(olds, news, "taskDefinition.containerDefinitions", isUnknown).map(
        ({ path, kind }) => `${path} ${kind}`,
      );
    assert.deepEqual(between([cache, web], [web, { ...cache, image: "redis:8" }]), [
      "taskDefinition.containerDefinitions[1].image changed",
    ]);
    assert.deepEqual(between([web, cache], [web]), ['taskDefinition.containerDefinitions["cache"] removed']);
  });

  it("are one for each variable that differs, in whatever order they stand", () => {
    const values = fc.dictionary(fc.constantFrom("A", "B", "C", "D"), fc.constantFrom("1", "2"));
    const listed = (variables: object) => Object.entries(variables).map(([name, value]) => ({ name, value }));
    fc.assert(
      fc.property(values, values, (olds, news) => {
        const names = [...new Set([...Object.keys(olds), ...Object.keys(news)])];
        const differing = names.filter((name) => olds[name] !== news[name]);
        assert.equal(changes(listed(olds), listed(news).reverse()).length, differing.length);
      }),
    );
  });
});
