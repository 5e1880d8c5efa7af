import assert from "node:assert/strict";
import { resolve } from "node:path";
import { playProject } from "../../scripts/compatibility/play";
import { type Project, titleOf } from "../../scripts/compatibility/project";
import { openWorkshop, type Workshop } from "../../scripts/compatibility/workshop";
import { createReport } from "../../scripts/engine/report";
import { engineBudgetMs } from "../engine/testStack";

const version = (name: string): string =>
  require(resolve(__dirname, "../../node_modules", name, "package.json")).version;

const common = {
  node: undefined,
  typescript: "5",
  pulumi: version("@pulumi/pulumi"),
  aws: version("@pulumi/aws"),
} as const;

/** A sample of `npm run compatibility`, on the Node that runs the tests. */
const projects: readonly Project[] = [
  {
    ...common,
    table: "managers",
    manager: "npm",
    moduleSystem: "commonjs",
    through: "itself",
    checks: ["loads", "starts", "typescript"],
  },
  {
    ...common,
    table: "managers",
    manager: "pnpm",
    moduleSystem: "esm",
    through: "itself",
    checks: ["loads", "starts", "types", "javascript"],
  },
  {
    ...common,
    table: "components",
    manager: "pnpm",
    moduleSystem: "esm",
    through: "component",
    checks: ["javascript"],
  },
];

describe("The packed package, played in a fresh project", function () {
  this.timeout(180_000);
  let workshop: Workshop;
  before(async function () {
    this.timeout(engineBudgetMs);
    workshop = await openWorkshop([], createReport(process.stderr));
  });
  after(() => workshop?.close());

  for (const project of projects) {
    it(`works with ${titleOf(project)}`, async () => {
      const cells = await playProject(project, workshop);
      const failures = cells.filter(({ outcome }) => outcome !== "works");
      assert.deepEqual(
        failures.map(({ check, detail }) => `${check}: ${detail}`),
        [],
      );
      assert.deepEqual(
        cells.map(({ check }) => check),
        ["installs", ...project.checks],
      );
    });
  }
});
