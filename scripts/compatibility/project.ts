import type { ManagerName } from "./managers";
import type { NodeMajor, TypeScriptName } from "./versions";

export type ModuleSystem = "commonjs" | "esm";

/** A fresh project, made from nothing, that has the package installed and plays it. */
export interface Project {
  /** The table that shows it. */
  readonly table: "managers" | "components" | "releases";
  readonly manager: ManagerName;
  readonly moduleSystem: ModuleSystem;
  /** `undefined` is the one that runs this script. */
  readonly node: NodeMajor | undefined;
  readonly typescript: TypeScriptName;
  /** Exact versions. */
  readonly pulumi: string;
  readonly aws: string;
  /** Whether its program has the package as a dependency of its own, or only through a component's package. */
  readonly through: "itself" | "component";
  readonly checks: readonly Check[];
  /** What the user is told where a check cannot succeed: it passes when it is refused with this. */
  readonly refusals?: Readonly<Partial<Record<Check, RegExp>>>;
}

/**
 * - `loads`: every path of `exports` can be required, and in a project of ECMAScript modules imported, with the same names.
 * - `starts`: every program of `bin` starts.
 * - `types`: the TypeScript compiler finds nothing, in no package, without `skipLibCheck`.
 * - a language: `pulumi up` runs the task of a program, and `pulumi destroy` takes it back.
 */
export type Check = "loads" | "starts" | "types" | Language;

/** `stripped` is TypeScript whose types are taken out by Node itself, so that no version of the compiler is asked. */
export type Language = "javascript" | "typescript" | "stripped";

/** What came out of one check of one project. `detail` is the sentence of a refusal, or all that a failure has printed. */
export interface Cell {
  readonly project: Project;
  readonly check: Check | "installs";
  readonly outcome: "works" | "refused" | "fails";
  readonly detail: string;
  readonly seconds: number;
}

/** Words that choose a project on the command line, such as `npm`, `node20`, `esm`, `component`. */
export function wordsOf(project: Project): readonly string[] {
  const { manager, moduleSystem, node, typescript, pulumi, aws, through } = project;
  return [
    manager,
    moduleSystem,
    ...(node === undefined ? [] : [`node${node}`]),
    `typescript${typescript}`,
    `pulumi${pulumi}`,
    `aws${aws}`,
    `aws${aws.split(".")[0]}`,
    through,
  ];
}

export function titleOf({ manager, moduleSystem, node, pulumi, aws, through }: Project): string {
  const runtime = node === undefined ? `Node ${process.version}` : `Node ${node}`;
  const used = through === "itself" ? "" : ", through a component";
  return `${manager}, ${moduleSystem}, ${runtime}, @pulumi/pulumi ${pulumi}, @pulumi/aws ${aws}${used}`;
}
