import { randomUUID } from "node:crypto";
import { inWordsOf } from "../../diagnosis/vocabulary";
import { explained } from "../../resource/explained";
import type { Aws, Host } from "../../resource/host";
import type { OneOffTaskInputs } from "../../resource/inputs";
import { type Redact, redactor } from "../../resource/redact";
import { redactingHost } from "../../resource/redactingHost";
import { type Registration, revisionFor } from "../../resource/revision";
import { runOnce } from "../../resource/runOnce";
import type { RunRecord } from "../../resource/runRecord";
import { Interrupted } from "../../run/interrupt";
import type { Cli } from "../cli";
import { CommandFailure } from "../failure";
import { statusAfter } from "../signals";
import { isMeant } from "../told";
import { endOf } from "./ending";
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
    const exitStatus = exitStatusOf(ran.record, ran.disturbance);
    const end = endOf(ran.record);
    if (end !== undefined && !(flags.quiet && exitStatus === 0)) terminal.err(redact(end));
    if (flags.json) print(resultOf(ran.record, subject, exitStatus, ran.disturbance), redact, cli);
    cli.endWith(exitStatus);
  } catch (error) {
    if (!isMeant(error)) throw error;
    const region = subject.region ?? flags.region;
    const { message } = explained(error, redact, { cluster: subject.cluster ?? flags.cluster ?? "", region });
    const said = inWordsOf("commandLine")(message);
    terminal.still();
    const exitStatus = error instanceof CommandFailure ? (error.exitStatus ?? neverStarted) : neverStarted;
    if (flags.json) print(refusedResult(said, exitStatus, subject), redact, cli);
    throw new CommandFailure(said, exitStatus, { cause: error });
  }
}

interface Ran {
  readonly record: RunRecord;
  readonly disturbance: ReturnType<Interrupts["disturbance"]>;
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
    onSignal: cli.onSignal,
    terminal,
    stopTask: (arn) => aws.tasks.stop(inputs.cluster, arn, `ecs-task run: interrupted by ${cli.user}`),
  });
  const progress = runProgress(terminal, flags, (taskArn) => {
    held.onTask(taskArn);
    if (flags.detach) held.detach();
  });
  const host = redactingHost(hostOf(aws, progress, held.left, cli), redact);
  const quiet = await host.connect(inputs.connection ?? {});
  const registration = await revisionFor(urn, inputs, undefined, quiet, host).catch((error: unknown) => {
    const { left } = held.disturbance();
    if (!(error instanceof Interrupted) || left === undefined || left === "detach") throw error;
    throw new CommandFailure("interrupted, before a task was started", statusAfter(left));
  });
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
  const record = await runOnce(run, quiet, host);
  terminal.still();
  return { record, disturbance: held.disturbance() };
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
