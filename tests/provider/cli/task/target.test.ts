import assert from "node:assert/strict";
import { targetOf } from "../../../../provider/cli/task/target";
import { ran, web } from "../../run/snapshots";
import { stackTask } from "../stack/samples";

const definition = [{ name: "web" }, { name: "proxy", essential: false }];
const like = (container: string) => stackTask("migrate", { inputs: { cluster: "main", container } });
const shown = { kind: "shown", task: ran("RUNNING", undefined, web("RUNNING")) } as const;
const forgotten = { kind: "forgotten" } as const;

describe("the container that a found task is told by", () => {
  const cases: readonly [
    title: string,
    found: Parameters<typeof targetOf>[0],
    container: string | undefined,
    containers: typeof definition | undefined,
    target: string | RegExp,
  ][] = [
    ["the named one", { inEcs: shown, resource: like("web") }, "proxy", definition, "proxy"],
    ["the resource's", { inEcs: shown, resource: like("proxy") }, undefined, definition, "proxy"],
    [
      "the resource's, as nothing else is known",
      { inEcs: forgotten, resource: like("app") },
      undefined,
      undefined,
      "app",
    ],
    [
      "the essential one of a run of before the resource got another",
      { inEcs: shown, resource: like("app") },
      undefined,
      definition,
      "web",
    ],
    ["the same by what ECS shows", { inEcs: shown, resource: like("app") }, undefined, undefined, "web"],
    [
      "unclear where the named one is not there",
      { inEcs: shown },
      "app",
      definition,
      /has no container "app"/,
    ],
  ];
  for (const [title, found, container, containers, expected] of cases) {
    it(`is ${title}`, () => {
      const target = targetOf(found, container === undefined ? {} : { container }, containers);
      if (typeof expected === "string")
        assert.equal(target.kind === "judged" && target.judged.container, expected);
      else assert.match(target.kind === "unclear" ? target.problem : "", expected);
    });
  }
});
