import type { Language, ModuleSystem, Project } from "./project";
import { tsNode, typescripts } from "./versions";

type Files = Readonly<Record<string, string>>;

/** The name of the component's package, in which the task of a `component` project is. */
export const component = "@acme/release";

/** All files of a project, but for its package manager's. `packages` are addresses of tarballs by package name. */
export function projectFiles(project: Project, packages: Files): Files {
  const { moduleSystem, pulumi, aws, typescript } = project;
  const manifest = {
    name: "fresh",
    private: true,
    type: moduleSystem === "esm" ? "module" : "commonjs",
    dependencies: { ...packages, "@pulumi/aws": aws, "@pulumi/pulumi": pulumi },
    devDependencies: { "@types/node": "^20.0.0", "ts-node": tsNode, typescript: typescripts[typescript] },
  };
  const compilerOptions = {
    strict: true,
    noEmit: true,
    target: "ES2022",
    module: "nodenext",
    moduleResolution: "nodenext",
    types: ["node"],
    skipLibCheck: false,
  };
  return {
    "package.json": JSON.stringify(manifest, undefined, 2),
    "tsconfig.json": JSON.stringify({ compilerOptions, files: ["program.ts"] }, undefined, 2),
    "program.js": programText(project.through, moduleSystem),
    "program.ts": programText(project.through, "esm"),
    "loads.cjs": loads(moduleSystem),
  };
}

/** The Pulumi.yaml of one of the programs. */
export function pulumiYaml(language: Language): string {
  return `name: fresh
runtime:
  name: nodejs
  options:
    typescript: ${language === "typescript"}
main: ${language === "javascript" ? "program.js" : "program.ts"}
`;
}

/** A program with a gated service, in JavaScript that is TypeScript too. */
export function programText(through: Project["through"], moduleSystem: ModuleSystem): string {
  const [task, from, gate] =
    through === "itself"
      ? ["OneOffTask", "pulumi-ecs-task", "task.taskDefinitionArn"]
      : ["Release", component, "task.gate"];
  const [head, tail] =
    moduleSystem === "esm"
      ? [
          `import * as aws from "@pulumi/aws";\nimport { ${task} } from "${from}";`,
          `export const gate = ${gate};`,
        ]
      : [
          `const aws = require("@pulumi/aws");\nconst { ${task} } = require("${from}");`,
          `exports.gate = ${gate};`,
        ];
  return `${head}

const cluster = new aws.ecs.Cluster("main", { name: "main" });
const task = new ${task}("migrate", {
  cluster: cluster.arn,
  taskDefinition: {
    family: "app",
    cpu: "256",
    memory: "512",
    executionRoleArn: "arn:aws:iam::123456789012:role/execution",
    containerDefinitions: [{ name: "web", image: "app:v1" }],
  },
  command: ["node", "-e", "fs.appendFileSync(process.env.EFFECTS, 'ran ')"],
  environment: { EFFECTS: process.env.EFFECTS ?? "" },
  launchType: "FARGATE",
  networkConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-1"] },
});
new aws.ecs.Service("web", {
  name: "web",
  cluster: cluster.arn,
  taskDefinition: ${gate},
  launchType: "FARGATE",
  networkConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-1"] },
  desiredCount: 0,
});

${tail}
`;
}

/** A package with a component that makes the task; of its two forms the one for imports can be imported alone. */
export function componentFiles(moduleSystem: ModuleSystem, packageAddress: string, version: string): Files {
  const isEsm = moduleSystem === "esm";
  const manifest = {
    name: component,
    version,
    type: isEsm ? "module" : "commonjs",
    exports: { ".": { types: "./index.d.ts", [isEsm ? "import" : "default"]: "./index.js" } },
    dependencies: { "pulumi-ecs-task": packageAddress },
    peerDependencies: { "@pulumi/aws": "*", "@pulumi/pulumi": "*" },
  };
  const imports = isEsm
    ? 'import * as pulumi from "@pulumi/pulumi";\nimport { OneOffTask } from "pulumi-ecs-task";\n\nexport'
    : 'const pulumi = require("@pulumi/pulumi");\nconst { OneOffTask } = require("pulumi-ecs-task");\n\nexports.Release =';
  return {
    "package.json": JSON.stringify(manifest, undefined, 2),
    "index.js": `${imports} class Release extends pulumi.ComponentResource {
  constructor(name, args, opts) {
    super("acme:index:Release", name, {}, opts);
    this.gate = new OneOffTask(name, args, { parent: this }).taskDefinitionArn;
    this.registerOutputs({ gate: this.gate });
  }
}
`,
    "index.d.ts": `import * as pulumi from "@pulumi/pulumi";
import type { OneOffTaskArgs } from "pulumi-ecs-task";

export declare class Release extends pulumi.ComponentResource {
  readonly gate: pulumi.Output<string>;
  constructor(name: string, args: OneOffTaskArgs, opts?: pulumi.ComponentResourceOptions);
}
`,
  };
}

/**
 * Requires every path of `exports`, but the plugin's, which starts a server. In a project of ECMAScript modules imports
 * it too, and compares the names.
 */
function loads(moduleSystem: ModuleSystem): string {
  const comparison = `
    const imported = await import(name);
    const missing = Object.keys(required).filter((key) => !(key in imported));
    if (missing.length > 0) throw new Error(name + " does not import " + missing.join(", "));`;
  return `const { exports: paths } = require("pulumi-ecs-task/package.json");
(async () => {
  for (const path of Object.keys(paths).filter((path) => !["./plugin", "./package.json"].includes(path))) {
    const name = "pulumi-ecs-task" + path.slice(1);
    const required = require(name);${moduleSystem === "esm" ? comparison : ""}
  }
})();
`;
}
