import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { secretPaths } from "../../../provider/resource/secretPaths";

describe("the places of secrets in arguments", () => {
  const cases: readonly [title: string, value: unknown, paths: unknown[]][] = [
    ["are none among plain values", { a: 1, b: ["x", null], c: undefined }, []],
    ["are none among outputs that are no secrets", { a: pulumi.output("x") }, []],
    [
      "are where a secret stands, by member and place",
      { a: ["x", { b: pulumi.secret("y") }] },
      [["a", 1, "b"]],
    ],
    ["are all of them", { a: pulumi.secret("x"), b: { c: pulumi.secret("y") } }, [["a"], ["b", "c"]]],
    ["are the whole value where that is one secret", pulumi.secret({ a: "x" }), [[]]],
    ["are found behind a promise", { a: Promise.resolve({ b: pulumi.secret("x") }) }, [["a", "b"]]],
    [
      "are the output that was made from a secret",
      { a: pulumi.interpolate`x-${pulumi.secret("y")}` },
      [["a"]],
    ],
  ];
  for (const [title, value, paths] of cases) {
    it(title, async () => assert.deepEqual(await secretPaths(value), paths));
  }
});
