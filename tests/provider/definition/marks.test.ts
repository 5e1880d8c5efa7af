import * as assert from "node:assert/strict";
import {
  hasOtherOwners,
  isRegisteredFor,
  marksFor,
  marksOf,
  mostOwners,
  type OwnerId,
} from "../../../provider/definition/marks";
import type { Tags } from "../../../provider/definition/registry";
import { v1, v2 } from "./registering";

const [web, worker, clock]: readonly [OwnerId, OwnerId, OwnerId] = [
  ["urn-web", "prod"],
  ["urn-worker", "prod"],
  ["urn-clock", "prod"],
];
const revision = (tags: Tags, active = true) => ({
  arn: "hi-web:1",
  active,
  containers: [],
  tags,
  content: {},
});

describe("the marks of a revision", () => {
  const shared = marksFor(v1, [web, worker]);

  it("do not change between releases: nothing registered would be known", () => {
    assert.deepEqual(
      marksFor("content", [
        ["urn", "prod"],
        ["urn2", "prod"],
      ]),
      {
        "pulumi-ecs-task:content": "65f21c242532d52dadea13a1b8c03fa8435ad977b7da1f07f4446d2434b5aa8b",
        "pulumi-ecs-task:owner": "4e15fe7a2852cd4c099bcf7dcd926dd101b9955a6fbf57c69c1688262d67bf6a",
        "pulumi-ecs-task:owner:146c78dc482076ab0cce036a8a2467fe":
          "626a8431db48a8e0612a3791ec6a57ad0794490141a5c2d7911c864fc6368513",
      },
    );
  });

  it("tell each of its owners that it has this very content", () => {
    for (const owner of [web, worker]) assert.equal(isRegisteredFor(revision(shared), v1, owner), true);
  });

  it("tell nobody else so, nor of other content, nor of an INACTIVE one", () => {
    const cases = [
      [shared, v1, clock],
      [shared, v2, web],
      [shared, v2, worker],
      [shared, v1, ["urn-worker", "test"]],
      [{}, v1, web],
    ] as const;
    for (const [tags, content, owner] of cases)
      assert.equal(isRegisteredFor(revision(tags), content, owner), false);
    for (const owner of [web, worker])
      assert.equal(isRegisteredFor(revision(shared, false), v1, owner), false);
  });

  it("are each owner's own to take off", () => {
    const left = (owners: readonly OwnerId[]) => {
      const keys = owners.flatMap((owner) => marksOf(shared, owner));
      return Object.keys(shared).filter((key) => !keys.includes(key));
    };
    assert.deepEqual(left([web]), Object.keys(shared).slice(2));
    assert.deepEqual(left([worker]), Object.keys(shared).slice(0, 2));
    assert.deepEqual(left([web, worker]), []);
    assert.deepEqual(marksOf(shared, clock), []);
    assert.deepEqual(marksOf({}, web), []);
  });

  const cases: readonly [title: string, tags: Tags, leaving: readonly OwnerId[], others: boolean][] = [
    ["the other one", shared, [web], true],
    ["the first one", shared, [worker], true],
    ["nobody", shared, [web, worker], false],
    ["nobody, where it was one's own", marksFor(v1, [web]), [web], false],
    ["its owner, where it never was one's own", marksFor(v1, [web]), [worker], true],
    ["nobody, where it has no marks", { team: "web" }, [web], false],
    ["nobody, where a destroy was counted", { "pulumi-ecs-task:destroyed:web": "1" }, [web], false],
  ];
  for (const [who, tags, leaving, others] of cases) {
    it(`tell that it is left to ${who}`, () => assert.equal(hasOtherOwners(tags, leaving), others));
  }

  it("leave room among the 50 tags for the user's, and for what is counted later", () => {
    for (const user of [0, 1, 20, 40, 50]) {
      const tags = Object.fromEntries(Array.from({ length: user }, (_, n) => [`user-${n}`, ""]));
      const owners = Array.from({ length: mostOwners(tags) }, (_, n): OwnerId => [`urn-${n}`, "prod"]);
      const [first, ...further] = owners;
      assert.ok(first);
      const all = { ...tags, ...marksFor(v1, [first, ...further]) };
      if (owners.length > 1) assert.ok(Object.keys(all).length <= 44, `${user} user tags`);
    }
    assert.deepEqual([mostOwners({}), mostOwners({ team: "web" })], [43, 42]);
  });
});
