import * as assert from "node:assert/strict";
import { targetContainer } from "../../../provider/definition/target";
import { container } from "./web";

const web = container("web");
const cache = container("cache", { essential: true });
const agent = container("agent", { essential: false });

describe("the container that a run is judged by", () => {
  const clear: readonly [
    title: string,
    containers: object[],
    name: string | undefined,
    target: string,
    others: string[],
  ][] = [
    ["is the only one", [web], undefined, "web", []],
    ["is the only essential one, wherever it stands", [agent, web], undefined, "web", []],
    ["is the named one", [web, cache], "cache", "cache", ["web"]],
    ["is the named one though it is not essential", [web, agent], "agent", "agent", ["web"]],
    ["has no other essential container beside a sidecar", [web, agent], "web", "web", []],
  ];
  for (const [title, containers, name, target, others] of clear) {
    it(title, () => {
      const found = targetContainer(containers as never, name);
      assert.ok(found.kind === "target");
      assert.equal(found.container.name, target);
      assert.deepEqual(found.otherEssential, others);
    });
  }

  const unclear: readonly [title: string, containers: object[], name: string | undefined, problem: string][] =
    [
      [
        "two are essential",
        [web, cache],
        undefined,
        '2 containers are essential ("web", "cache"): name in "container" the one that runs the command and whose exit code counts',
      ],
      [
        "none is essential",
        [agent],
        undefined,
        'no container of the task definition is essential: set "essential: true" on one of "agent"',
      ],
      [
        "the named one is not there",
        [web, agent],
        "worker",
        'the task definition has no container "worker": it has "web", "agent"',
      ],
    ];
  for (const [title, containers, name, problem] of unclear) {
    it(`is unclear when ${title}, and the problem says what to do`, () =>
      assert.deepEqual(targetContainer(containers as never, name), { kind: "unclear", problem }));
  }
});
