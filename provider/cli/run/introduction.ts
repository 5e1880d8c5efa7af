import { commandLine } from "../../diagnosis/command";
import type { Aws } from "../../resource/host";
import type { OneOffTaskInputs } from "../../resource/inputs";
import type { Registration } from "../../resource/revision";
import { lastSegment } from "../../values/arn";
import type { RunFlags } from "./flags";
import { revisionName } from "./fromStack";
import type { RunSource } from "./source";

/** What goes on before a run, which can take long where AWS does not answer. */
export function lookingFor(name: string | undefined, { service, cluster, stack }: RunFlags): string {
  if (service !== undefined) return `looking at service ${service} in cluster ${cluster}`;
  if (cluster !== undefined) return "looking at the task definition";
  return `reading ${stack === undefined ? "the selected stack" : `stack ${stack}`}${name === undefined ? "" : ` for ${name}`}`;
}

/** What will run, and where, a line each. */
export function introduction(
  { title, notes }: RunSource,
  { command, cluster }: OneOffTaskInputs,
  { revision, target }: Registration,
  { region }: Aws,
): readonly string[] {
  const what = command === undefined ? commandLine(command) : `"${commandLine(command)}"`;
  const where = `container "${target.container.name}" of ${revisionName(revision.arn)}`;
  return [
    ...notes.map((note) => `note: ${note}`),
    `running ${what} in ${where}, cluster ${lastSegment(cluster)}, ${region} (from ${title})`,
  ];
}
