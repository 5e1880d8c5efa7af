import { redactor } from "../../resource/redact";
import { rideOut } from "../../run/weather";
import type { Cli } from "../cli";
import { collectRuns } from "./collect";
import type { HistoryFlags } from "./flags";
import { historyDocument } from "./json";
import { noteMissing, noteUnwritten } from "./missing";
import { createNotes } from "./notes";
import type { PastRun } from "./pastRun";
import { placesOf } from "./places";
import { subjectsOf } from "./subject";
import { historyTable } from "./table";

/** How long AWS's weather is ridden out, in milliseconds: what is missing then is said. */
const patienceMs = 20_000;

/** `ecs-task history`: the runs of a stack's resources, from all that is known of them. */
export async function showHistory(names: readonly string[], flags: HistoryFlags, cli: Cli): Promise<void> {
  const { terminal, clock } = cli;
  terminal.status(`reading ${flags.stack === undefined ? "the selected stack" : `stack ${flags.stack}`}`);
  const stack = await cli.readStack(flags);
  const subjects = subjectsOf(stack, names);
  const notes = createNotes();
  terminal.status(`looking for the runs of stack ${stack.name}`);
  const runs = await collectRuns(subjects, flags.limit, {
    placeOf: placesOf(flags, cli.connect),
    call: (call) => rideOut(call, clock, clock.now() + patienceMs),
    onMissing: (missing) => noteMissing(missing, notes),
    onUnwritten: (subject) => noteUnwritten(subject, notes),
  });
  terminal.still();
  for (const line of notes.lines()) terminal.err(line);
  const shown = runs.map(withoutSecrets);
  if (flags.json) return terminal.out(JSON.stringify(historyDocument(stack.name, shown), null, 2));
  if (shown.length === 0) terminal.err(`no run of stack ${stack.name} is known`);
  for (const line of historyTable(shown, terminal.columns)) terminal.out(line);
}

/** Texts of ECS's may hold a word of the command. Those of the state and the receipts are without secrets already. */
function withoutSecrets(run: PastRun): PastRun {
  const redact = redactor(run.subject.secrets);
  const { failure, reason } = run;
  return {
    ...run,
    ...(failure !== undefined && { failure: redact(failure) }),
    ...(reason !== undefined && { reason: redact(reason) }),
  };
}
