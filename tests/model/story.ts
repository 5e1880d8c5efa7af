import type { JournalEntry } from "../../simulator";

/** What happened in the account, a line for each call and effect, for whoever has to understand a failure. */
export function story(entries: readonly JournalEntry[]): string {
  const [first] = entries;
  return entries.map((entry) => line(entry, first?.at ?? 0)).join("\n");
}

function line(entry: JournalEntry, sinceMs: number): string {
  const at = `${((entry.at - sinceMs) / 1_000).toFixed(1).padStart(9)} s`;
  if (entry.kind === "effect") return `${at}    ${entry.name} ${told(entry.detail)}`;
  const outcome = entry.outcome === "ok" ? "" : ` -> ${entry.outcome}`;
  return `${at}  ${entry.operation}${outcome} ${told(entry.input)}`;
}

const names = [
  "family",
  "taskDefinition",
  "taskDefinitionArn",
  "taskArn",
  "task",
  "tasks",
  "exitCode",
] as const;

/** The members that tell the story, without what all ARNs have in common. */
function told(members: unknown): string {
  const known = Object.entries(members as Readonly<Record<string, unknown>>).filter(([name]) =>
    names.some((one) => one === name),
  );
  return known.map(([, value]) => String(value).replace(/arn:[^/,]*\//g, "")).join(" ");
}
