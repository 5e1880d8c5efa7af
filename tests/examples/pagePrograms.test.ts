import assert from "node:assert/strict";
import { mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import * as ts from "typescript";
import { copyProject } from "../engine/projectCopy";
import { typeErrors } from "../package/typeErrors";
import { type Block, blocksOf, writtenPages } from "./pages";

/** What the examples of a page take as given, besides what its own text defines. */
const given = `
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { GatedService, hashFiles, OneOffTask } from "pulumi-ecs-task";
declare const cluster: aws.ecs.Cluster, definition: aws.ecs.TaskDefinition, migrationRole: aws.iam.Role;
declare const migrationGroup: aws.ec2.SecurityGroup, executionRoleArn: pulumi.Output<string>;
declare const subnets: pulumi.Output<string>[], securityGroups: pulumi.Output<string>[];
declare const web: { name: string; image: string }, proxy: { name: string; image: string };
`;

/** Such as `const launch = {...}`, which later examples of the page use. */
const isGiven = ({ code }: Block) => /^const \w+ = \{/.test(code);

/** A module of its own for each example; one with imports is a whole program already. */
function modulesOf(page: string): { readonly name: string; readonly text: string }[] {
  const blocks = blocksOf(page, "ts", "typescript");
  const defined = blocks.filter(isGiven).map(({ code }) => code);
  return blocks.map((block) => {
    const { line, code } = block;
    const others = isGiven(block) ? [] : defined;
    const text = code.startsWith("import ") ? code : [given, ...others, `{\n${code}\n}`].join("\n");
    return { name: `${page.replace(/\W/g, "-")}-line-${line}.ts`, text };
  });
}

describe("The programs in the pages of docs", function () {
  this.timeout(120_000);
  let project: string;

  before(async () => {
    project = await mkdtemp(join(await realpath(tmpdir()), "ecs-task-pages-"));
    await copyProject(resolve(__dirname, "../../examples/gated-service"), join(project, "pages"));
  });

  after(() => rm(project, { recursive: true, force: true }));

  it("type-check, as a user's project does", async () => {
    const modules = writtenPages.flatMap(modulesOf);
    assert.ok(modules.length > 20, `${modules.length} programs`);
    const files = modules.map(({ name }) => join(project, "pages", name));
    await Promise.all(modules.map(({ text }, i) => writeFile(String(files[i]), text)));
    const settings = { module: ts.ModuleKind.Node16, target: ts.ScriptTarget.ES2022, skipLibCheck: true };
    assert.deepEqual(typeErrors(files, "none", settings), []);
  });
});
