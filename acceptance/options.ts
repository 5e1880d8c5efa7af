import { parseArgs } from "node:util";

/** What the command line asks for. */
export interface Options {
  /** Default: AWS_REGION, then the profile's. */
  readonly region?: string;
  readonly image: string;
  /** Default: those of the default VPC. */
  readonly subnets?: readonly string[];
  /** Default: the VPC's own. */
  readonly securityGroups?: readonly string[];
  /** Whether a task gets a public address; without one, its subnets need a way to the registry and to CloudWatch Logs. */
  readonly assignPublicIp: boolean;
  /** Whether docs/performance.md shows what was recorded. */
  readonly write: boolean;
}

const usage =
  "--region R (else AWS_REGION, or the profile's), --subnets A,B (else the default VPC's), --security-groups A,B (else the VPC's own), " +
  "--private (no public address: the subnets have a NAT gateway), --image I (one with sh), --write (docs/performance.md)";

/** Reads the arguments after the program's name. Throws a RangeError that names what was given and what is allowed. */
export function readOptions(args: readonly string[]): Options {
  const { region, image, write, ...network } = parse(args);
  const subnets = list("--subnets", network.subnets);
  const securityGroups = list("--security-groups", network["security-groups"]);
  // The default VPC has public subnets, whose tasks need an address to reach anything.
  if (network.private && subnets === undefined)
    throw new RangeError("--private is given without --subnets: name the private subnets.");
  return {
    image,
    assignPublicIp: !network.private,
    write,
    ...(region !== undefined && { region }),
    ...(subnets && { subnets }),
    ...(securityGroups && { securityGroups }),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        region: { type: "string" },
        subnets: { type: "string" },
        "security-groups": { type: "string" },
        private: { type: "boolean", default: false },
        image: { type: "string", default: "public.ecr.aws/docker/library/busybox:1.37" },
        write: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    const what = (error as Error).message.split(/\.(?:\s|$)/, 1)[0] ?? "";
    throw new RangeError(`${what}: expected any of ${usage}.`);
  }
}

function list(option: string, value: string | undefined): readonly string[] | undefined {
  if (value === undefined) return undefined;
  const items = value.split(",").map((item) => item.trim());
  if (items.some((item) => item === ""))
    throw new RangeError(`${option} is "${value}": expected ids with commas between them.`);
  return items;
}
