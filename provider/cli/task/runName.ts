import { lastSegment, regionIn } from "../../values/arn";
import { CommandFailure } from "../failure";
import type { TaskFlags } from "./flags";

/** What a person may give for a run. */
export type RunName =
  | InCluster
  /** A task's id, of a cluster that is to be found. */
  | { readonly kind: "id"; readonly id: string }
  /** A resource of the stack, by its name or URN; without one, its only resource. */
  | { readonly kind: "resource"; readonly name?: string };

/** A task of a cluster that is known. */
export interface InCluster {
  readonly kind: "inCluster";
  /** ARN or id. */
  readonly reference: string;
  readonly id: string;
  /** Name or ARN. */
  readonly cluster: string;
  /** Where the reference or the cluster's ARN tells it. */
  readonly region?: string;
}

/** What RUN means. Throws for what can be none, and for options that contradict it. */
export function runNameOf(run: string | undefined, flags: Pick<TaskFlags, "cluster" | "region">): RunName {
  const { cluster } = flags;
  if (run === undefined) {
    if (cluster !== undefined) throw wrongUsage(`--cluster ${cluster} needs the id of a task in it`);
    return { kind: "resource" };
  }
  if (run.startsWith("arn:")) return agreeing(byArn(run, cluster), flags);
  if (/^https?:/.test(run)) return agreeing(byAddress(run), flags);
  if (isTaskId(run)) {
    if (cluster === undefined) return { kind: "id", id: run };
    const region = regionIn(cluster);
    const named = { kind: "inCluster", reference: run, id: run, cluster } as const;
    return agreeing(region === undefined ? named : { ...named, region }, flags);
  }
  if (cluster !== undefined)
    throw wrongUsage(
      `--cluster goes with the id of a task, and "${run}" is none: it has 32 of 0-9 and a-f, such as 1f9b3c0de5a748c2a0b6d1e4f7c83920`,
    );
  return { kind: "resource", name: run };
}

function byArn(arn: string, given: string | undefined): InCluster {
  const [, region, , path] = /^arn:[\w-]+:ecs:([\w-]+):(\d{12}):task\/(.+)$/.exec(arn) ?? [];
  const [id, cluster = given, ...more] = (path ?? "").split("/").reverse();
  if (region === undefined || !id || more.length > 0)
    throw wrongUsage(
      `${arn} is no ARN of a task, which reads arn:aws:ecs:eu-west-1:123456789012:task/<cluster>/<id>`,
    );
  // Those of before 2018 do not tell it.
  if (cluster === undefined) throw wrongUsage(`${arn} does not tell its cluster: give --cluster`);
  return { kind: "inCluster", reference: arn, id, cluster, region };
}

/** As the console has it, and as this package's reports link to it. */
function byAddress(address: string): InCluster {
  const [, cluster, id] = /\/clusters\/([\w-]+)(?:\/services\/[\w-]+)?\/tasks\/([\w-]+)/.exec(address) ?? [];
  if (cluster === undefined || id === undefined)
    throw wrongUsage(`${address} is no address of a task in the AWS console`);
  // A console with several sessions has the account's before the region: 123456789012-1a2b3c.eu-west-1.console...
  const [, region] =
    /[?&]region=([\w-]+)/.exec(address) ??
    /^https?:\/\/(?:\d{12}-\w+\.)?([a-z]{2}[\w-]*-\d)\./.exec(address) ??
    [];
  const named = { kind: "inCluster", reference: id, id, cluster } as const;
  return region === undefined ? named : { ...named, region };
}

/** One that is named by an ARN or an address can be nowhere else. */
function agreeing(
  named: InCluster,
  { region, cluster = named.cluster }: Pick<TaskFlags, "cluster" | "region">,
): InCluster {
  if (region !== undefined && named.region !== undefined && region !== named.region)
    throw wrongUsage(`--region is ${region}, and the task is in ${named.region}: give one of the two`);
  if (lastSegment(cluster) !== lastSegment(named.cluster))
    throw wrongUsage(
      `--cluster is ${cluster}, and the task is in cluster ${named.cluster}: give one of the two`,
    );
  return named;
}

/** A task's id has 32 hexadecimal digits; before 2020 it was a UUID. */
function isTaskId(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text) || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

export function wrongUsage(message: string): CommandFailure {
  return new CommandFailure(message, 2);
}
