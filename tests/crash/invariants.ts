import type { CallEntry, JournalEntry } from "../../simulator";
import { isChanging } from "../engine/changing";
import type { Evidence } from "./evidence";
import { expectations, isCutOff, updatesMore } from "./expectations";

/** Everything that a cell did which must not be, in sentences. */
export function violations(evidence: Evidence): string[] {
  return [
    ...notStruck(evidence),
    ...notConverged(evidence),
    ...executedWrongly(evidence),
    ...gatedWrongly(evidence),
    ...leftBehind(evidence),
    ...recordedWrongly(evidence),
    ...notQuiet(evidence),
  ];
}

/** A cell whose disturbance never happened shows nothing. */
function notStruck({ disturbance, struck, mishaps }: Evidence): string[] {
  const planned = disturbance === undefined ? 0 : disturbance.kind === "blow" && disturbance.again ? 2 : 1;
  const found = struck < planned ? [`the disturbance struck ${struck} times in place of ${planned}`] : [];
  return [...found, ...mishaps];
}

function notConverged({ scenario, disturbance, updates, late, again, first }: Evidence): string[] {
  const expected = expectations[scenario];
  const most = expected.updates + updatesMore(disturbance);
  const ridden = disturbance?.kind !== "blow";
  const status = first.task?.status;
  return [
    ...(late ? ["an up did not end in its time"] : []),
    ...(updates.at(-1)?.exitCode === 0 ? [] : [`no up succeeded in ${updates.length} tries`]),
    ...(updates.length <= most ? [] : [`it took ${updates.length} ups to converge`]),
    ...(again === undefined ? ["there was no second up to compare with"] : []),
    ...(ridden && status !== expected.statusAtFirst ? [`the first up left the status "${status}"`] : []),
  ];
}

/** The effect: once for a migration that succeeds, and once per attempt for one that fails first. */
function executedWrongly({ scenario, executions }: Evidence): string[] {
  const codes = executions.map(({ exit_code }) => exit_code);
  const { exitCodes } = expectations[scenario];
  const ids = executions.map(({ run_id }) => run_id);
  return [
    ...(String(codes) === String(exitCodes)
      ? []
      : [`the migration ran ${codes.length} times, ending with [${codes}] in place of [${exitCodes}]`]),
    ...(new Set(ids).size === ids.length ? [] : ["one run ran more than once"]),
    ...(ids.includes(null) ? ["a run had no id"] : []),
  ];
}

/** The service is touched only to go to the revision that has had its successful run, and goes there. */
function gatedWrongly({ journal, state, active, release }: Evidence): string[] {
  const succeeded = new Set<unknown>();
  const moved = new Set<unknown>();
  const wrong = journal.flatMap((entry) => {
    if (isSuccess(entry)) succeeded.add(entry.detail.taskDefinitionArn);
    if (!isServiceChange(entry)) return [];
    const { taskDefinition } = entry.input as { taskDefinition?: string };
    if (entry.outcome === "ok") moved.add(taskDefinition);
    return succeeded.has(taskDefinition)
      ? []
      : [`${entry.operation} to ${taskDefinition} came before a run of it had succeeded`];
  });
  const [served, ...more] = succeeded;
  const gate = state.task?.taskDefinitionArn;
  return [
    ...wrong,
    ...(more.length === 0 ? [] : [`${succeeded.size} revisions had a run that succeeded`]),
    ...(served !== undefined && moved.has(served) ? [] : ["the service never went to what had succeeded"]),
    ...(gate === served ? [] : [`the gate is ${gate}, and ${served} had succeeded`]),
    ...(active.some((one) => one.release === release && one.arn === gate)
      ? []
      : [`the gate ${gate} is no ACTIVE revision of the release`]),
  ];
}

function isSuccess(entry: JournalEntry): entry is Extract<JournalEntry, { kind: "effect" }> {
  return entry.kind === "effect" && entry.name === "container-exited" && entry.detail.exitCode === 0;
}

function isServiceChange(entry: JournalEntry): entry is CallEntry {
  return entry.kind === "call" && entry.operation.endsWith("Service") && isChanging(entry.operation);
}

/** Tasks that nobody waits for, tasks that were stopped, and more revisions than contents. */
function leftBehind({ scenario, journal, active }: Evidence): string[] {
  const named = (name: string) =>
    journal.filter((entry) => entry.kind === "effect" && entry.name === name).length;
  const [created, stopped] = [named("task-created"), named("task-stopped")];
  const wanted = expectations[scenario].exitCodes.length;
  const stops = calls(journal, (operation) => operation === "StopTask").length;
  const releases = active.map(({ release }) => release);
  return [
    ...(created === wanted ? [] : [`${created} tasks were created in place of ${wanted}`]),
    ...(stopped === created ? [] : [`${created - stopped} tasks were left in flight`]),
    ...(stops === 0 ? [] : [`${stops} tasks were told to stop`]),
    ...(new Set(releases).size === releases.length
      ? []
      : [`more than one ACTIVE revision has the content of one release: ${releases}`]),
  ];
}

function recordedWrongly({ scenario, state, disturbance }: Evidence): string[] {
  const { status, attempt } = state.task ?? {};
  const wanted = expectations[scenario].attempt;
  // Pulumi itself keeps a create that a killed CLI had begun until `pulumi refresh --clear-pending-creates`.
  const pending = state.pending.filter((operation) => !(isCutOff(disturbance) && operation === "creating"));
  return [
    ...(status === "succeeded" ? [] : [`the state says "${status}"`]),
    ...(attempt === wanted ? [] : [`the state says attempt ${attempt} in place of ${wanted}`]),
    ...(state.initErrors.length === 0 ? [] : [`the state keeps an error: ${state.initErrors}`]),
    ...(pending.length === 0 ? [] : [`operations are pending in the state: ${pending}`]),
  ];
}

/** Once converged, an `up` of the same program does nothing. */
function notQuiet({ again }: Evidence): string[] {
  if (again === undefined) return [];
  const made = calls(again.journal, isChanging).map(({ operation }) => operation);
  return [
    ...(again.exitCode === 0 ? [] : ["a second up was not without changes"]),
    ...(made.length === 0 ? [] : [`a second up called ${made.join(", ")}`]),
  ];
}

function calls(journal: readonly JournalEntry[], fits: (operation: string) => boolean): readonly CallEntry[] {
  return journal.filter((entry) => entry.kind === "call").filter(({ operation }) => fits(operation));
}
