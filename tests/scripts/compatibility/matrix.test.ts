import assert from "node:assert/strict";
import { majors, matrix } from "../../../scripts/compatibility/matrix";
import { titleOf, wordsOf } from "../../../scripts/compatibility/project";

const projects = matrix({
  pulumiFor: (node) => (node === 20 ? "3.248.0" : "3.270.0"),
  oldestPulumi: "3.142.0",
  oldestAws: "6.0.0",
  aws6: "6.83.4",
  aws7: "7.48.0",
});
const having = (...words: string[]) =>
  projects.filter((project) => words.every((word) => wordsOf(project).includes(word)));

describe("The projects that are played", () => {
  it("are every package manager with every module system on every Node, each once", () => {
    const names = projects.filter(({ table }) => table === "managers").map(titleOf);
    assert.equal(new Set(names).size, 4 * 2 * majors.length);
    assert.equal(names.length, 4 * 2 * majors.length);
  });

  it("are chosen by words", () => {
    assert.deepEqual(having("npm", "node20", "esm").map(titleOf), [
      "npm, esm, Node 20, @pulumi/pulumi 3.248.0, @pulumi/aws 7.48.0",
    ]);
    assert.deepEqual(having("pnpm", "component", "commonjs").map(titleOf), [
      "pnpm, commonjs, Node 24, @pulumi/pulumi 3.270.0, @pulumi/aws 7.48.0, through a component",
    ]);
    assert.equal(having("pulumi3.142.0").length, 1);
  });

  it("play JavaScript and TypeScript each, and check types with every package manager", () => {
    for (const { checks } of projects) {
      assert.ok(checks.includes("javascript"));
      assert.ok(checks.includes("typescript"));
    }
    const typed = projects.filter(({ table, checks }) => table === "managers" && checks.includes("types"));
    assert.equal(typed.length, 4 * 2);
  });

  it("expect a refusal under PnP alone", () => {
    const refused = projects.filter(({ refusals }) => refusals !== undefined);
    assert.deepEqual([...new Set(refused.map(({ manager }) => manager))], ["yarn-pnp"]);
  });
});
