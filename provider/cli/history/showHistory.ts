import { inWordsOf } from "../../diagnosis/vocabulary";
import { explained } from "../../resource/explained";
import { redactor } from "../../resource/redact";
import { rideOut } from "../../run/weather";
import type { Cli } from "../cli";
import { isMeant } from "../told";
import { collectRuns, type Missing } from "./collect";
import type { HistoryFlags } from "./flags";
import { historyDocument } from "./json";
import { createNotes, type Notes } from "./notes";
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
    onMissing: (missing) => note(missing, notes),
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
  const redact = redactor(run.subject.like.secrets);
  const { failure, reason } = run;
  return {
    ...run,
    ...(failure !== undefined && { failure: redact(failure) }),
    ...(reason !== undefined && { reason: redact(reason) }),
  };
}

/** What cannot be asked, and what that leaves out. */
const consequences: Readonly<Record<Missing["source"], readonly [what: string, consequence: string]>> = {
  aws: ["runs", "are told by the state alone, since AWS could not be asked"],
  tasks: ["tasks", "could not be looked at, so that one in flight may be missing"],
  receipts: ["receipts", "could not be read, so that older runs are missing"],
  revisions: ["revisions", "could not be listed, and only those in the state were looked at"],
};

/** Throws what is a mistake of ours. */
function note({ source, subjects, family, error }: Missing, notes: Notes): void {
  if (!isMeant(error)) throw error;
  const [first] = subjects;
  const { cluster = "", connection } = first?.like.inputs ?? {};
  const region = connection?.region ?? first?.like.outputs.region;
  const redact = redactor(subjects.flatMap(({ like }) => like.secrets));
  const because = inWordsOf("commandLine")(explained(error, redact, { cluster, region }).message);
  const [what, consequence] = consequences[source];
  const of = family === undefined ? subjects.map(({ name }) => name).join(", ") : `family ${family}`;
  notes.add(what, of, consequence, because);
}
