import * as assert from "node:assert/strict";
import { lookAt, named, namesIn } from "../../../provider/values/look";
import { isUnknown, mark } from "../unknown";

const look = (value: unknown) => lookAt(value, "it", isUnknown);

describe("looking at a place in the inputs", () => {
  it("sees what is known, by its path", () => {
    const inputs = look({ list: [{ name: "web" }], count: "12", size: 1, on: false, tags: { "a b": "x" } });
    assert.deepEqual(
      [inputs.at("count").number, inputs.at("size").number, inputs.at("on").flag],
      [12, 1, false],
    );
    assert.deepEqual(
      inputs.at("list").items.map((item) => [item.path, item.at("name").path, item.at("name").text]),
      [["it.list[0]", "it.list[0].name", "web"]],
    );
    assert.deepEqual(
      Object.entries(inputs.at("tags").members).map(([name, { path, text }]) => [name, path, text]),
      [["a b", 'it.tags["a b"]', "x"]],
    );
  });

  it("tells what is absent from what is not known, at any depth", () => {
    assert.ok(look({}).at("a").at("b").isAbsent);
    assert.ok(
      look({ a: { b: undefined } })
        .at("a")
        .at("b").isAbsent,
    );
    for (const value of [
      { a: mark },
      { a: { b: mark } },
      { a: "malformed" },
      { a: [1] },
      { a: null },
      mark,
    ]) {
      const at = look(value).at("a").at("b");
      assert.deepEqual([at.isAbsent, at.given, at.text, at.items.length], [false, undefined, undefined, 0]);
    }
  });

  it("does not take what every object inherits for a member", () => {
    assert.ok(look({}).at("constructor").isAbsent);
  });

  it("tells whether all of a list is known", () => {
    const cases: readonly [list: unknown, isComplete: boolean, names: string[] | undefined][] = [
      [undefined, true, []],
      [[], true, []],
      [[{ name: "web" }, { name: "db" }], true, ["web", "db"]],
      [[{ name: "web" }, mark], false, undefined],
      [[{ name: "web" }, { name: mark }], true, undefined],
      [[{ name: "web" }, { name: "" }], true, undefined],
      [[{ name: "web" }, "db"], true, undefined],
      [mark, false, undefined],
      ["web", false, undefined],
    ];
    for (const [list, isComplete, names] of cases) {
      assert.deepEqual(
        [look(list).isComplete, namesIn(look(list))],
        [isComplete, names],
        JSON.stringify(list),
      );
    }
  });

  it("finds what is named", () => {
    const list = look([{ name: "web" }, { name: mark }, { name: "web" }]);
    assert.deepEqual(
      named(list, "web").map(({ path }) => path),
      ["it[0]", "it[2]"],
    );
  });
});
