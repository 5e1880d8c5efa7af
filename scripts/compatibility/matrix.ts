import { type ManagerName, managers } from "./managers";
import type { Check, ModuleSystem, Project } from "./project";
import type { Releases } from "./releases";
import { type NodeMajor, nodes } from "./versions";

const moduleSystems: readonly ModuleSystem[] = ["commonjs", "esm"];
const managerNames = Object.keys(managers) as ManagerName[];
export const majors = Object.keys(nodes).map(Number) as NodeMajor[];

/** Where types are checked too, with every package manager: they do not depend on the Node that runs the compiler. */
const typesOn: NodeMajor = 24;

/** Yarn's PnP lets Pulumi's script see what the program itself depends on, and nothing else. */
const notSeen = /pulumi-ecs-task cannot be loaded: add it to the dependencies in [^\n]* \(Error: [^\n]*/;

/** The ts-node that Pulumi compiles modules of ECMAScript with looks in node_modules alone, for any package. */
const noPackages = /Cannot find package '@pulumi\/aws' imported from [^\n]*\.ts/;

/** Yarn has no `import` under PnP without a loader, and under a loader Node 22 gives Pulumi's script half a `require`. */
const halfRequire = {
  javascript: /TypeError: Cannot convert undefined or null to object/,
  typescript: /ERR_METHOD_NOT_IMPLEMENTED\]: The resolveSync\(\) method is not implemented/,
  stripped: /TypeError: Cannot convert undefined or null to object/,
};

/** Every project that is played, given the newest releases of what the package is used with. */
export function matrix(releases: Releases): readonly Project[] {
  return [...everyManager(releases), ...throughComponents(releases), ...otherReleases(releases)];
}

/** Each package manager with each module system on each Node. */
function everyManager({ pulumiFor, aws7 }: Releases): Project[] {
  return managerNames.flatMap((manager) =>
    moduleSystems.flatMap((moduleSystem) =>
      majors.map((node): Project => {
        const isEsm = moduleSystem === "esm";
        const types: Check[] = node === typesOn ? ["types"] : [];
        // Node 20 cannot, and in a CommonJS package Node takes no `import`.
        const stripped: Check[] = isEsm && node > 20 ? ["stripped"] : [];
        return {
          table: "managers",
          manager,
          moduleSystem,
          node,
          // Both are played, on two releases of Node each.
          typescript: node < 24 ? "5" : "6",
          pulumi: pulumiFor(node),
          aws: aws7,
          through: "itself",
          checks: ["loads", "starts", ...types, "javascript", "typescript", ...stripped],
          ...(manager === "yarn-pnp" && isEsm && { refusals: modulesUnderPnp(node) }),
        };
      }),
    ),
  );
}

function modulesUnderPnp(node: NodeMajor): NonNullable<Project["refusals"]> {
  return node === 22 ? halfRequire : { typescript: noPackages };
}

/** A program that has the package through a component's package alone. */
function throughComponents({ pulumiFor, aws7 }: Releases): Project[] {
  return managerNames.flatMap((manager) =>
    moduleSystems.map(
      (moduleSystem): Project => ({
        table: "components",
        manager,
        moduleSystem,
        node: typesOn,
        typescript: "6",
        pulumi: pulumiFor(typesOn),
        aws: aws7,
        through: "component",
        checks: ["types", "javascript", "typescript"],
        ...(manager === "yarn-pnp" && { refusals: refusedUnderPnp(moduleSystem) }),
      }),
    ),
  );
}

function refusedUnderPnp(moduleSystem: ModuleSystem) {
  return { javascript: notSeen, typescript: moduleSystem === "esm" ? noPackages : notSeen };
}

/** The oldest releases that `peerDependencies` take, and the AWS provider's last release before 7. */
function otherReleases({ pulumiFor, oldestPulumi, oldestAws, aws6 }: Releases): Project[] {
  const common = {
    table: "releases",
    manager: "npm",
    moduleSystem: "commonjs",
    typescript: "5",
    through: "itself",
    checks: ["loads", "types", "javascript", "typescript"],
  } as const;
  return [
    { ...common, node: 20, pulumi: oldestPulumi, aws: oldestAws },
    { ...common, node: 24, pulumi: pulumiFor(24), aws: aws6 },
  ];
}
