import type { EffectEntry, JournalEntry } from "../../simulator";
import type { Outcome } from "./outcome";

const serviceVerbs = { CreateService: "created", UpdateService: "moved", DeleteService: "deleted" } as const;

/**
 * What the simulator's journal of one step proves: how the one-off task ended, and whether the service was touched
 * before that. Order in the journal is the order in which calls arrived and processes exited.
 */
export function readEvidence(journal: readonly JournalEntry[]): Pick<Outcome, "migration" | "service"> {
  const ran = journal.some((entry) => entry.kind === "call" && entry.operation === "RunTask");
  const exit = journal.filter(isMigrationExit).at(-1);
  const exitCode = exit?.detail.exitCode;
  const touches = journal.flatMap(serviceTouch);
  // A destroy may scale the service down before it deletes it.
  const touch = touches.find(({ verb }) => verb === "deleted") ?? touches[0];
  const openedAt = exit !== undefined && exitCode === 0 ? exit.seq : Number.POSITIVE_INFINITY;
  return {
    migration: typeof exitCode === "number" ? `exit ${exitCode}` : ran ? "no exit code" : "none",
    service: touch === undefined ? "untouched" : serviceOutcome(touch, openedAt),
  };
}

/** Whether a task's effect is of a one-off task: a task of a service has the `group` `service:<name>`. */
export function isOneOff({ detail }: EffectEntry): boolean {
  return !String(detail.group).startsWith("service:");
}

function isMigrationExit(entry: JournalEntry): entry is EffectEntry {
  return entry.kind === "effect" && entry.name === "container-exited" && isOneOff(entry);
}

interface ServiceTouch {
  readonly seq: number;
  readonly verb: (typeof serviceVerbs)[keyof typeof serviceVerbs];
}

function serviceTouch(entry: JournalEntry): ServiceTouch[] {
  if (entry.kind !== "call" || !(entry.operation in serviceVerbs)) return [];
  return [{ seq: entry.seq, verb: serviceVerbs[entry.operation as keyof typeof serviceVerbs] }];
}

function serviceOutcome({ verb, seq }: ServiceTouch, openedAt: number): Outcome["service"] {
  if (verb === "deleted") return verb;
  return seq > openedAt ? `${verb} after it` : `${verb} too early`;
}
