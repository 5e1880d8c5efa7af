import { randomUUID } from "node:crypto";
import { ecsTaskCommand } from "../../diagnosis/reach";
import type { Aws, Host } from "../../resource/host";
import type { OneOffTaskInputs } from "../../resource/inputs";
import { type Redact, redactor } from "../../resource/redact";
import { redactingHost } from "../../resource/redactingHost";
import { type Registration, revisionFor } from "../../resource/revision";
import { runOnce } from "../../resource/runOnce";
import type { RunRecord } from "../../resource/runRecord";
import { Interrupted } from "../../run/interrupt";
import { patiently } from "../../run/weather";
import type { Cli } from "../cli";
import { CommandFailure } from "../failure";
import { saidOf } from "../said";
import { statusAfter } from "../signals";
import { isMeant } from "../told";
import { endOf, searchFor } from "./ending";
import { exitStatusOf, neverStarted } from "./exitStatus";
import { findSource } from "./findSource";
import type { RunFlags } from "./flags";
import { type Interrupts, interrupts } from "./interrupts";
import { introduction, lookingFor } from "./introduction";
import { orderOf } from "./order";
import { noSubject, type RunResult, type RunSubject, refusedResult, resultOf } from "./result";
import { runProgress } from "./runProgress";
import type { RunSource } from "./source";

/** `ecs-task run`: finds what to run like, runs it once, shows it, and ends the process as the command has ended. */
export async function runTask(name: string | undefined, flags: RunFlags, cli: Cli): Promise<void> {
  const { terminal } = cli;
  let subject = noSubject;
  let redact: Redact = (text) => text;
  try {
    if (!flags.quiet) terminal.status(lookingFor(name, flags));
    const source = await findSource(name, flags, cli);
    terminal.still();
    redact = redactor(source.secrets);
    const inputs = orderOf(source, flags, cli.words);
    const ran = await run(source, inputs, redact, flags, cli, (known) => {
      subject = known;
    });
    const { record, disturbance, aws } = ran;
    const exitStatus = exitStatusOf(record, disturbance);
    const end = endOf(record, disturbance, flags.quiet === true, aws.reach);
    if (end !== undefined) terminal.err(redact(end));
    if (record.kind === "unfinished" && record.reached.kind === "unknown")
      terminal.err(redact(`To look for it: ${ran.search}`));
    if (flags.json) print(resultOf(record, subject, exitStatus, disturbance, aws.reach), redact, cli);
    cli.endWith(exitStatus);
  } catch (error) {
    if (!isMeant(error)) throw error;
    const region = subject.region ?? flags.region;
    const said = saidOf(error, { cluster: subject.cluster ?? flags.cluster ?? "", region }, redact);
    terminal.still();
    const exitStatus = error instanceof CommandFailure ? (error.exitStatus ?? neverStarted) : neverStarted;
    if (flags.json) print(refusedResult(said, exitStatus, subject), redact, cli);
    throw new CommandFailure(said, exitStatus, { cause: error });
  }
}

interface Ran {
  readonly record: RunRecord;
  readonly disturbance: ReturnType<Interrupts["disturbance"]>;
  readonly aws: Aws;
  /** The command that finds a task that ECS has not named. */
  readonly search: string;
}

async function run(
  source: RunSource,
  inputs: OneOffTaskInputs,
  redact: Redact,
  flags: RunFlags,
  cli: Cli,
  onSubject: (subject: RunSubject) => void,
): Promise<Ran> {
  const { terminal } = cli;
  // Nobody else's run is this one: it waits for none, and none is taken for it.
  const id = randomUUID();
  const urn = `urn:pulumi:run-by-${cli.user}::${id}::ecs-task:run::${source.name}`;
  const aws = await cli.connect(inputs.connection ?? {}, source.config);
  const held = interrupts(flags.stopOnInterrupt === true, {
    ...{ onSignal: cli.onSignal, clock: cli.clock, terminal },
    said: (error) => saidOf(error, { cluster: inputs.cluster, region: aws.region }, redact),
    stopCommand: (arn) => redact(ecsTaskCommand(["stop", arn], aws.reach)),
    stopTask(arn) {
      const reason = `ecs-task run: interrupted by ${cli.user}`;
      return patiently(cli.clock)(() => aws.tasks.stop(inputs.cluster, arn, reason));
    },
  });
  const progress = runProgress(terminal, flags, held);
  const host = redactingHost(hostOf(aws, progress, held.left, cli), redact);
  const redactedAws = await host.connect(inputs.connection ?? {});
  const registration = await revisionFor(urn, inputs, undefined, redactedAws, host).catch(
    (error: unknown) => {
      const { left } = held.disturbance();
      if (!(error instanceof Interrupted) || left === undefined || left === "detach") throw error;
      throw new CommandFailure("interrupted, before a task was started", statusAfter(left));
    },
  );
  onSubject(subjectOf(inputs, registration, aws));
  if (!flags.quiet)
    for (const line of introduction(source, inputs, registration, aws)) terminal.err(redact(line));
  const run = {
    ...{ urn, revision: registration.revision, target: registration.target },
    inputs: { ...inputs, triggers: id },
    ...{
      attempt: 1,
      recordedRuns: 0,
      verdictTaskArn: undefined,
      destroyedBefore: 0,
      formerRevision: undefined,
    },
    occasion: "commandLine" as const,
  };
  const record = await runOnce(run, redactedAws, host);
  terminal.still();
  return { record, disturbance: held.disturbance(), aws, search: searchFor(urn, inputs.cluster, aws) };
}

function hostOf(
  aws: Aws,
  progress: ReturnType<typeof runProgress>,
  interrupt: AbortSignal,
  { clock }: Cli,
): Host {
  return {
    connect: async () => aws,
    clock,
    interrupt,
    revisionsInUse: new Set(),
    resourcesInUse: new Set(),
    progress: () => progress,
    announce: (_urn, sentence) => progress.line(sentence),
    region: async () => aws.region,
  };
}

function subjectOf(
  { cluster, command }: OneOffTaskInputs,
  { revision, target }: Registration,
  { region }: Aws,
): RunSubject {
  const container = target.container.name;
  return { region, cluster, taskDefinitionArn: revision.arn, container, command: command ?? null };
}

/** A document without a secret in any text: the command may be the resource's own. */
function print(result: RunResult, redact: Redact, { terminal }: Cli): void {
  const safe = (_name: string, value: unknown) => (typeof value === "string" ? redact(value) : value);
  terminal.out(JSON.stringify(result, safe, 2));
}
