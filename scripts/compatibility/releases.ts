import { resolve } from "node:path";
import { minVersion, rsort, SemVer, satisfies } from "semver";
import { mustRun, withoutNpm } from "./command";
import { type NodeMajor, nodes } from "./versions";

/** A published version, and the Node that it says it needs. */
export interface Release {
  readonly version: string;
  readonly node: string | undefined;
}

/** The releases of Pulumi and its AWS provider that the package is tried with. */
export interface Releases {
  /** The newest that a Node takes. */
  pulumiFor(node: NodeMajor): string;
  readonly oldestPulumi: string;
  readonly aws7: string;
  readonly aws6: string;
  readonly oldestAws: string;
}

interface Peers {
  readonly "@pulumi/aws": string;
  readonly "@pulumi/pulumi": string;
}

/** Chooses among what is published, by what the package says in `peerDependencies`. */
export function chooseReleases(peers: Peers, pulumi: readonly Release[], aws: readonly Release[]): Releases {
  const ofAws = (range: string) => newest(aws, range, nodes[24]);
  return {
    pulumiFor: (node) => newest(pulumi, peers["@pulumi/pulumi"], nodes[node]),
    oldestPulumi: oldest(peers["@pulumi/pulumi"]),
    aws7: ofAws("7"),
    aws6: ofAws("6"),
    oldestAws: oldest(peers["@pulumi/aws"]),
  };
}

/** The newest release in a range that a Node takes. Throws a sentence when there is none. */
export function newest(published: readonly Release[], range: string, node: string): string {
  const [version] = rsort(
    published
      .filter(({ version, node: needed = "*" }) => satisfies(version, range) && satisfies(node, needed))
      .map(({ version }) => new SemVer(version)),
  );
  if (version === undefined)
    throw new Error(`None of ${published.length} releases in ${range} takes Node ${node}.`);
  return version.version;
}

function oldest(range: string): string {
  return String(minVersion(range));
}

/** Asks the registry. */
export async function lookUpReleases(): Promise<Releases> {
  const { peerDependencies }: { peerDependencies: Peers } = require(resolve(__dirname, "../../package.json"));
  const [pulumi, aws] = await Promise.all([
    published("@pulumi/pulumi", peerDependencies["@pulumi/pulumi"]),
    published("@pulumi/aws", peerDependencies["@pulumi/aws"]),
  ]);
  return chooseReleases(peerDependencies, pulumi, aws);
}

async function published(name: string, range: string): Promise<Release[]> {
  const argv = ["npm", "view", `${name}@${range}`, "version", "engines.node", "--json"] as const;
  const answer: unknown = JSON.parse(
    await mustRun({ argv: [...argv], cwd: __dirname, env: withoutNpm(process.env) }),
  );
  return [answer].flat().map(readRelease);
}

/** npm answers with the version alone where no release says anything of Node. */
export function readRelease(answer: unknown): Release {
  if (typeof answer === "string") return { version: answer, node: undefined };
  const { version, "engines.node": node } = answer as { version: string; "engines.node"?: string };
  return { version, node };
}
