import { defined } from "../values/defined";
import { secondsBetween } from "../values/secondsBetween";
import { cutText, receiptText } from "./receiptText";

/** What is kept of a run beside the revision that it ran: ECS forgets a task an hour after its end. */
export interface Receipt {
  readonly status: "succeeded" | "failed";
  /** Absent when ECS reported none. */
  readonly exitCode?: number;
  readonly attempt: number;
  /** ISO 8601; absent for a run that never started. */
  readonly startedAt?: string;
  /** ISO 8601: when it was judged. */
  readonly endedAt: string;
  /** Absent when RunTask started none. */
  readonly taskId?: string;
  /** Name of the cluster. */
  readonly cluster?: string;
  /** Set for the run that a destroy or a failed deploy has made. */
  readonly occasion?: (typeof occasions)[number];
  /** What it came to when it did not succeed, in one phrase. */
  readonly failure?: string;
  /** Why it ran. */
  readonly reason?: string;
}

const statuses = ["succeeded", "failed"] as const;
const occasions = ["destroy", "failedDeploy"] as const;

/** The longest value of a tag (API Reference, Tag). */
const mostCharacters = 256;

/** A longer name would leave too little room for the texts behind it. */
const longestCluster = 40;
const longestTaskId = 64;

/**
 * A receipt as the value of a tag, to be read in the AWS console too:
 * `v1 failed exit=3 attempt=2 started=2026-01-02T03:04:05.678Z took=12.5s task=0af3... failure=exited 3 reason=...`.
 * Texts are put into the characters that a tag may have, and cut to fit, so that secrets have to be out of them before.
 */
export function encodeReceipt(receipt: Receipt): string {
  const { status, exitCode, attempt, startedAt, endedAt, taskId, cluster, occasion } = receipt;
  const head = fields([
    ["exit", exitCode],
    ["attempt", attempt],
    ["started", startedAt],
    startedAt === undefined ? ["ended", endedAt] : ["took", `${secondsBetween(startedAt, endedAt)}s`],
    ["task", nameWithin(longestTaskId, taskId)],
    ["cluster", nameWithin(longestCluster, cluster)],
    ["occasion", occasion],
  ]);
  const known = `v1 ${status}${head}`;
  return `${known}${texts(receipt, mostCharacters - known.length)}`;
}

/** What a tag's value tells of a run; `undefined` for one that is no receipt, or one of a later version. */
export function decodeReceipt(value: string): Receipt | undefined {
  const [, said, rest = ""] = /^v1 (\w+)((?: [a-z]+=.*)?)$/.exec(value) ?? [];
  const found = [...rest.matchAll(/ ([a-z]+)=([^=]*)(?= [a-z]+=|$)/g)];
  const field = new Map(found.map(([, name, text]) => [name, text]));
  const status = statuses.find((one) => one === said);
  const attempt = wholeNumber(field.get("attempt"));
  const times = timesIn(field.get("started"), field.get("took"), field.get("ended"));
  if (status === undefined || !attempt || attempt < 1 || times === undefined) return undefined;
  return {
    status,
    attempt,
    ...times,
    ...defined({
      exitCode: wholeNumber(field.get("exit")),
      taskId: nameWithin(longestTaskId, field.get("task")),
      cluster: nameWithin(longestCluster, field.get("cluster")),
      occasion: occasions.find((one) => one === field.get("occasion")),
      failure: field.get("failure"),
      reason: field.get("reason"),
    }),
  };
}

type Field = readonly [name: string, value: string | number | undefined];

function fields(all: readonly Field[]): string {
  return all.map(([name, value]) => (value === undefined ? "" : ` ${name}=${value}`)).join("");
}

/** A name that ECS gives, or takes, for what it is: cut it would be another one. */
function nameWithin(most: number, name: string | undefined): string | undefined {
  return name !== undefined && name.length <= most && /^[\w-]+$/.test(name) ? name : undefined;
}

/** The texts, the longer of which is cut first. */
function texts({ failure = "", reason = "" }: Receipt, room: number): string {
  const wanted = { failure: receiptText(failure), reason: receiptText(reason) };
  const free = Math.max(
    0,
    room -
      fields([
        ["failure", ""],
        ["reason", ""],
      ]).length,
  );
  const half = Math.floor(free / 2);
  const said = {
    failure: cutText(wanted.failure, Math.max(half, free - wanted.reason.length)),
    reason: cutText(wanted.reason, Math.max(half, free - wanted.failure.length)),
  };
  return fields([
    ["failure", said.failure || undefined],
    ["reason", said.reason || undefined],
  ]);
}

/** Both times of a run; `undefined` where they are not there, or are no times. */
function timesIn(
  started: string | undefined,
  took: string | undefined,
  ended: string | undefined,
): Pick<Receipt, "startedAt" | "endedAt"> | undefined {
  if (started === undefined) return ended !== undefined && isTime(ended) ? { endedAt: ended } : undefined;
  const [, seconds] = /^(\d{1,10}(?:\.\d{1,3})?)s$/.exec(took ?? "") ?? [];
  if (!isTime(started) || seconds === undefined) return undefined;
  const endedAt = new Date(Date.parse(started) + Math.round(Number(seconds) * 1_000));
  return Number.isNaN(endedAt.getTime()) ? undefined : { startedAt: started, endedAt: endedAt.toISOString() };
}

function isTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text));
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
}
