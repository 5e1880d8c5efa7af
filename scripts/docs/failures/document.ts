import { refusalAdvice } from "../../../provider/diagnosis/refusal";
import { failureReport } from "../../../provider/diagnosis/report";
import { unfinishedReport } from "../../../provider/diagnosis/unfinished";
import type { Reached } from "../../../provider/run/reached";
import { isRefused } from "../../../provider/run/weather";
import type { GeneratedDocument } from "../documents";
import { type RefusalSample, refusalSamples } from "./refusalSamples";
import { type FailureSample, sampleContext, taskArn } from "./sample";
import { samples } from "./samples";

/** Every diagnosis, with the message that it really has. */
export const failuresDocument: GeneratedDocument = {
  path: "docs/failures.md",
  render: () =>
    [
      "# What a failure says",
      "",
      "Made from the code by `npm run docs`. Each message is the real one for the case above it. The verdict never depends on the",
      "words of AWS's that are explained here, and where AWS changes them, the message falls back to what is more general.",
      "",
      ...Object.entries(samples).flatMap(([chapter, cases]) => [`## ${chapter}`, "", ...chapterOf(cases)]),
      "## Calls that AWS refuses",
      "",
      "A call that fails for good ends the `up` without a verdict. The run is recorded as unfinished, and the next `up` goes on",
      "with it.",
      "",
      ...refusalSamples.flatMap(refusalSection),
    ].join("\n"),
};

function chapterOf(cases: readonly FailureSample[]): string[] {
  return cases.flatMap((sample, at) => [
    ...(cases[at - 1]?.title === sample.title ? [] : [`### ${sample.title}`, ""]),
    sample.when,
    "",
    ...block(messageOf(sample)),
  ]);
}

/** The message of a sample, as a run that fails so has it. */
export function messageOf({ outcome, context }: FailureSample): string {
  return failureReport(outcome, { ...sampleContext, ...context });
}

function refusalSection({ title, error }: RefusalSample): string[] {
  return [`### ${title}`, "", ...block(refusalMessageOf(error))];
}

/** The message of a run whose call was refused. */
export function refusalMessageOf(error: RefusalSample["error"]): string {
  const { command, attempt, limits, cluster, region, redact } = sampleContext;
  const advice = refusalAdvice(error, { cluster, region });
  const reached = reachedBefore(error);
  return unfinishedReport(error.message, advice, { command, attempt, limits, redact, reached });
}

/** How far the run had come by then. */
function reachedBefore(error: RefusalSample["error"]): Reached {
  if (["ecs:DescribeTasks", "ecs:StopTask"].includes(error.action)) return { kind: "task", taskArn };
  return { kind: isRefused(error) ? "nothing" : "unknown" };
}

function block(text: string): string[] {
  return ["```text", text, "```", ""];
}
