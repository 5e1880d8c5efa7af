import * as assert from "node:assert/strict";
import { listOf } from "../../../provider/values/listRules";
import { mapOf, memberPath, members } from "../../../provider/values/memberRules";
import type { Problem, Rule } from "../../../provider/values/problem";
import { text, whole } from "../../../provider/values/scalarRules";
import { isUnknown, mark } from "../unknown";

const size = { path: "it.size", message: 'must be a whole number from 0, and is "big"' };
const rules = { size: whole, fileSystem: text };

type Case = readonly [title: string, rule: Rule, value: unknown, problems: Problem[], path?: string];

function table(cases: readonly Case[]): void {
  for (const [title, rule, value, problems, path = "it"] of cases) {
    it(title, () => assert.deepEqual(rule(value, path, isUnknown), problems));
  }
}

describe("the rule for members", () => {
  const each = members({
    rules,
    required: { size: "in GiB", fileSystem: "" },
    misplaced: { host: "write path" },
  });
  const sound = { size: 1, fileSystem: "xfs" };
  table([
    ["passes what is sound", each, sound, []],
    ["passes what is not known", each, { size: mark, fileSystem: mark }, []],
    ["passes a name without a value", each, { ...sound, other: undefined }, []],
    ["names the member by its path", each, { ...sound, size: "big" }, [size]],
    [
      "names a member at the top by its name alone",
      each,
      { ...sound, size: "big" },
      [{ ...size, path: "size" }],
      "",
    ],
    [
      "tells of what is missing",
      each,
      {},
      [
        { path: "it.size", message: "is required: in GiB" },
        { path: "it.fileSystem", message: "is required" },
      ],
    ],
    [
      "tells of all at once",
      each,
      { size: "big", fileSystem: "" },
      [size, { path: "it.fileSystem", message: 'must be a text that is not empty, and is ""' }],
    ],
    [
      "tells where a misplaced name belongs",
      each,
      { ...sound, host: {} },
      [{ path: "it.host", message: "is no input: write path" }],
    ],
    [
      "tells which name is near",
      each,
      { ...sound, filesystem: "xfs" },
      [{ path: "it.filesystem", message: 'is no input: did you mean "fileSystem"?' }],
    ],
    [
      "tells which names there are",
      each,
      { ...sound, colour: mark },
      [{ path: "it.colour", message: "is no input; the inputs here are size, fileSystem" }],
    ],
    [
      "takes a name that every object inherits for no member",
      each,
      { ...sound, constructor: "x" },
      [{ path: "it.constructor", message: "is no input; the inputs here are size, fileSystem" }],
    ],
    ["refuses a list", each, [1], [{ path: "it", message: "must be an object, and is [1]" }]],
    ["refuses null", each, null, [{ path: "it", message: "must be an object, and is null" }]],
  ]);
});

describe("the rule for maps", () => {
  const map = mapOf(whole, "{a: 1}");
  table([
    ["passes values that fit or are not known", map, { a: 1, "b c": mark, d: undefined }, []],
    [
      "names a value by its path",
      map,
      { "b c": -1 },
      [{ path: 'it["b c"]', message: "must be a whole number from 0, and is -1" }],
    ],
    [
      "does not show what is no map",
      map,
      "hunter2",
      [{ path: "it", message: "must be a map such as {a: 1}" }],
    ],
  ]);
});

describe("the rule for lists", () => {
  const list = listOf(whole, { most: 3, empty: "must not be empty" });
  table([
    ["passes items that fit or are not known", list, [1, mark, 3], []],
    ["passes the empty list where that is allowed", listOf(whole), [], []],
    ["tells of the empty list where it is not", list, [], [{ path: "it", message: "must not be empty" }]],
    [
      "tells of too many items, and of each",
      list,
      [1, 2, 3, -1],
      [
        { path: "it", message: "must have at most 3 items, and has 4" },
        { path: "it[3]", message: "must be a whole number from 0, and is -1" },
      ],
    ],
    [
      "refuses an item that is not there",
      list,
      [undefined],
      [{ path: "it[0]", message: "must not be undefined" }],
    ],
    [
      "refuses what is no list",
      list,
      { length: 1 },
      [{ path: "it", message: 'must be a list, and is {"length":1}' }],
    ],
  ]);
});

describe("the path of a member", () => {
  const cases: readonly [path: string, name: string, written: string][] = [
    ["", "tags", "tags"],
    ["tags", "team", "tags.team"],
    ["tags", "awslogs-group", "tags.awslogs-group"],
    ["tags", "aws:x", 'tags["aws:x"]'],
    ["tags", 'say "hi"', 'tags["say \\"hi\\""]'],
    ["tags", "", 'tags[""]'],
  ];
  for (const [path, name, written] of cases) {
    it(`is ${written}`, () => assert.equal(memberPath(path, name), written));
  }
});
