import { secondsBetween } from "../../values/secondsBetween";
import { revisionName } from "../run/fromStack";
import { type PastRun, whenOf } from "./pastRun";

/**
 * The runs as a table. For a terminal of so many columns it is at most that wide, with a second line for each run where one
 * is too short; without, every cell is whole.
 */
export function historyTable(runs: readonly PastRun[], columns?: number): readonly string[] {
  if (runs.length === 0) return [];
  const rows = [heads(columns !== undefined), ...runs.map((run) => cellsOf(run, columns !== undefined))];
  const one = inColumns(rows.map((row) => [...row.facts, row.task, row.why]));
  if (columns === undefined || one.every((line) => line.length <= columns)) return one;
  const room = columns - fixedWidth(rows);
  const facts = inColumns(rows.map((row) => fitted(row.facts, rows, room)));
  const details = inColumns(rows.map(({ task, why }) => [task, why]));
  return rows.flatMap((_, at) => [cut(facts[at] ?? "", columns), cut(`  ${details[at]}`, columns)]);
}

/** Between two columns. */
const gap = 2;

interface Row {
  /** When, resource, status, try, exit code, duration and revision. */
  readonly facts: readonly string[];
  readonly task: string;
  readonly why: string;
}

/** Places among the facts that can be cut: resource and revision. */
const [resourceAt, revisionAt] = [1, 6] as const;
const isElastic = (at: number) => at === resourceAt || at === revisionAt;

function heads(short: boolean): Row {
  const when = short ? "WHEN (UTC)" : "WHEN";
  return {
    facts: [when, "RESOURCE", "STATUS", "ATTEMPT", "EXIT", "TOOK", "REVISION"],
    task: "TASK",
    why: "WHY",
  };
}

function cellsOf(run: PastRun, short: boolean): Row {
  const { subject, status, attempt, exitCode, taskDefinitionArn, taskId, reason, failure } = run;
  const when = whenOf(run) ?? "-";
  const seconds = secondsBetween(run.startedAt, run.stoppedAt);
  const what = failure === undefined ? reason : `${reason ?? "not known why"} (${failure})`;
  return {
    facts: [
      short ? when.slice(0, 16).replace("T", " ") : when,
      subject.name,
      status,
      attempt === undefined ? "-" : String(attempt),
      exitCode === undefined ? "-" : String(exitCode),
      seconds === undefined ? "-" : duration(seconds),
      taskDefinitionArn === undefined ? "-" : revisionName(taskDefinitionArn),
    ],
    task: taskId ?? "-",
    why: what?.replace(/\s+/g, " ") ?? "-",
  };
}

/** `12.5s`, `3m05s` or `2h03m`. */
export function duration(seconds: number): string {
  const two = (part: number) => String(Math.floor(part)).padStart(2, "0");
  if (seconds < 59.95) return `${Math.round(seconds * 10) / 10}s`;
  const whole = Math.round(seconds);
  if (whole < 3_600) return `${Math.floor(whole / 60)}m${two(whole % 60)}s`;
  return `${Math.floor(whole / 3_600)}h${two((whole % 3_600) / 60)}m`;
}

/** The facts with resource and revision cut to what room there is for both: the longer one first. */
function fitted(facts: readonly string[], rows: readonly Row[], room: number): readonly string[] {
  const longest = (place: number) => Math.max(...rows.map((row) => row.facts[place]?.length ?? 0));
  const half = Math.max(4, Math.floor(room / 2));
  const mostResource = Math.max(half, room - longest(revisionAt));
  const mostRevision = Math.max(half, room - longest(resourceAt));
  return facts.map((fact, at) => {
    if (at === resourceAt) return cut(fact, mostResource);
    return at === revisionAt ? cutRevision(fact, mostRevision) : fact;
  });
}

function inColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const width = (at: number) => Math.max(...rows.map((row) => row[at]?.length ?? 0));
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(width(at)))
      .join(" ".repeat(gap))
      .trimEnd(),
  );
}

/** What the facts take that are never cut, with what is between all of them. */
function fixedWidth(rows: readonly Row[]): number {
  const facts = rows.map((row) => row.facts.map((fact, at) => (isElastic(at) ? "x" : fact)));
  return Math.max(...inColumns(facts).map(({ length }) => length)) - 2;
}

/** Its number stays: a revision is known by that. */
function cutRevision(revision: string, most: number): string {
  const number = /:\d+$/.exec(revision)?.[0] ?? "";
  return `${cut(revision.slice(0, revision.length - number.length), Math.max(1, most - number.length))}${number}`;
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, Math.max(0, most - 1)).trimEnd()}…`;
}
