import { anyTask } from "../../diagnosis/anyTask";
import { anyTaskState } from "../../diagnosis/anyTaskState";
import { ecsTaskCommand } from "../../diagnosis/reach";
import { shorten } from "../../diagnosis/shorten";
import { safeText } from "../../logs/safeText";
import { stopGraceMs } from "../../run/limits";
import type { Outcome } from "../../run/outcome";
import type { TaskSnapshot } from "../../run/task";
import type { Judged } from "../../run/verdict";
import type { Cli } from "../cli";
import { CommandFailure } from "../failure";
import { tellingPatience } from "../patience";
import { definitionIfAny } from "./definition";
import type { TaskFlags } from "./flags";
import { type FoundTask, titleOf } from "./foundTask";
import { untilLeft } from "./leaving";
import { onTask, unknownTask } from "./onTask";
import { type Owner, ownerOf } from "./owner";
import { targetOf } from "./target";
import { watchToEnd } from "./watchToEnd";

export interface StopFlags extends TaskFlags {
  readonly reason?: string;
  readonly wait: boolean;
  readonly yes?: boolean;
}

/** `ecs-task stop`: has ECS stop a task, and waits for its end. */
export function stopTask(run: string, flags: StopFlags, cli: Cli): Promise<void> {
  return onTask(run, flags, cli, async (found) => {
    const { terminal } = cli;
    const task = taskToStop(found, cli);
    if (task === undefined) return;
    const judged = await judgedOf(found, flags, cli);
    const say = (what: string) => terminal.err(found.redact(`${titleOf(found)} ${what}`));
    const state = anyTaskState(task, judged);
    if (state.kind === "over") return say(`is over already: ${endOf(state.outcome, judged, found)}`);
    if (state.kind === "ending")
      say(`is being stopped already${task.stoppedReason ? `: ${safeText(task.stoppedReason)}` : ""}`);
    else {
      await askBefore(ownerOf(task, found.resource), found, flags, cli);
      terminal.status("asking ECS to stop it");
      const reason = reasonOf(cli.user, flags.reason);
      await tellingPatience(cli)(() => found.aws.tasks.stop(found.cluster, task.arn, reason));
    }
    if (!flags.wait) return say("is being stopped: SIGTERM now, SIGKILL after its stopTimeout");
    const wait = async (left: AbortSignal) => {
      const outcome = await waitForEnd(found, task, judged, left, cli);
      terminal.still();
      say(`is over: ${endOf(outcome, judged, found)}`);
    };
    await untilLeft(cli, wait, () => say(`is being stopped all the same: ${toldBy(found, task)}`));
  });
}

/** What ECS repeats of the stop: who it was, and why. */
function reasonOf(user: string, reason: string | undefined): string {
  return shorten(`ecs-task stop by ${user}${reason === undefined ? "" : `: ${reason}`}`, 1_000);
}

/** `undefined` for one that ended so long ago that ECS has forgotten it, which is said. */
function taskToStop(found: FoundTask, { terminal }: Cli): TaskSnapshot | undefined {
  const { inEcs, recorded, redact } = found;
  switch (inEcs.kind) {
    case "shown":
      return inEcs.task;
    case "unasked":
      throw inEcs.error;
    case "forgotten": {
      if (recorded === undefined) throw unknownTask(found);
      const { status, failure = status } = recorded.outputs;
      const end = status === "unfinished" ? "nobody knows how it ended" : `it ${failure}`;
      terminal.err(redact(`${titleOf(found)} is over already, and ECS has forgotten it: ${end}`));
      return undefined;
    }
    default:
      return inEcs satisfies never;
  }
}

async function judgedOf(found: FoundTask, flags: StopFlags, cli: Cli): Promise<Judged> {
  const revision = await definitionIfAny(found, cli);
  const target = targetOf(found, flags, revision?.containers);
  if (target.kind === "unclear") throw new CommandFailure(target.problem);
  return target.judged;
}

/** Somebody may be waiting for what is stopped. Where nobody can be asked, whoever has called this knows. */
async function askBefore(owner: Owner, found: FoundTask, flags: StopFlags, { terminal }: Cli): Promise<void> {
  if (owner.kind === "service")
    terminal.err(
      `note: it belongs to the service ${owner.service}, which will start another one in its place`,
    );
  if (owner.kind !== "resource" || flags.yes || !terminal.isInteractive) return;
  terminal.err(
    `${titleOf(found)} is a run of the ${owner.title} of stack ${owner.stack}: a \`pulumi up\` may be waiting for it, and will fail.`,
  );
  const answer = await terminal.ask("Stop it? [n]o or [y]es", ["no", "yes"]);
  if (answer === "no") throw new CommandFailure("not stopped");
}

function waitForEnd(
  found: FoundTask,
  task: TaskSnapshot,
  judged: Judged,
  left: AbortSignal,
  cli: Cli,
): Promise<Outcome> {
  const { terminal, clock } = cli;
  const begunMs = clock.now();
  let told = "";
  return watchToEnd(found, task, judged, cli, {
    withinSeconds: stopGraceMs / 1_000,
    left,
    onProgress({ lastStatus }) {
      if (lastStatus === told && !terminal.isInteractive) return;
      told = lastStatus;
      terminal.status(`stopping: ${lastStatus} ${Math.round((clock.now() - begunMs) / 1_000)} s`);
    },
    onLimit() {
      throw new CommandFailure(
        `${titleOf(found)} was to be stopped, and ECS has not reported its end ${stopGraceMs / 60_000} minutes later: it may still run. ${toldBy(found, task)}.`,
      );
    },
  });
}

function toldBy({ aws, redact }: FoundTask, { arn }: TaskSnapshot): string {
  return `\`${redact(ecsTaskCommand(["explain", arn], aws.reach))}\` tells how it stands`;
}

function endOf(outcome: Outcome, judged: Judged, { redact }: FoundTask): string {
  const { verdict } = anyTask({ kind: "over", outcome }, { judged, isResources: false, tail: [], redact });
  return `container "${judged.container}" ${verdict}`;
}
