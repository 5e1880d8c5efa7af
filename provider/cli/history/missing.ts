import { redactor } from "../../resource/redact";
import { saidOf } from "../said";
import type { StackTask } from "../stack/stack";
import { isMeant } from "../told";
import type { Notes } from "./notes";

/** What could not be asked, and for whom. */
export interface Missing {
  readonly source: "aws" | "tasks" | "receipts" | "revisions";
  readonly subjects: readonly StackTask[];
  /** Of the receipts and revisions. */
  readonly family?: string;
  readonly error: unknown;
}

/** What cannot be asked, and what that leaves out. */
const consequences: Readonly<Record<Missing["source"], readonly [what: string, consequence: string]>> = {
  aws: ["runs", "are told by the state alone, since AWS could not be asked"],
  tasks: ["tasks", "could not be looked at, so that one in flight may be missing"],
  receipts: ["receipts", "could not be read, so that older runs are missing"],
  revisions: ["revisions", "could not be listed, and only those in the state were looked at"],
};

/** Notes it for a person. Throws what is a mistake of ours. */
export function noteMissing({ source, subjects, family, error }: Missing, notes: Notes): void {
  if (!isMeant(error)) throw error;
  const [first] = subjects;
  const { cluster = "", connection } = first?.inputs ?? {};
  const region = connection?.region ?? first?.outputs.region;
  const redact = redactor(subjects.flatMap(({ secrets }) => secrets));
  const [what, consequence] = consequences[source];
  const of = family === undefined ? subjects.map(({ name }) => name).join(", ") : `family ${family}`;
  notes.add(what, of, consequence, saidOf(error, { cluster, region }, redact));
}

/** Notes a resource whose last run has left no receipt, though its revision has room for one. */
export function noteUnwritten({ name }: StackTask, notes: Notes): void {
  notes.add("receipts", name, "are incomplete, so that earlier runs may be missing", because);
}

const because =
  "the last run has left none. Allow the identity of `pulumi up` ecs:TagResource on its task definitions, as the README's policy does; an `up` of hundreds of runs, or one that was cut short, leaves some out all the same.";
