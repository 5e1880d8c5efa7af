import { diagnosticsOf } from "../scripts/demo/diagnostics";
import { differences } from "../scripts/demo/outcome";
import type { Paint } from "../scripts/demo/paint";
import { renderTable } from "../scripts/demo/table";
import { commandsFor, type Leftover } from "./leftover";
import type { Performance } from "./perform";
import { isAsTold, type Scene } from "./play";
import { argumentsOf, type Step } from "./story";

/** What is said before anything is made. */
export function opening(account: string, region: string, name: string): string {
  return [
    `This plays a deploy's story on AWS account ${account}, region ${region}, with a throwaway stack.`,
    `Everything it makes is called ${name}, and is removed in the end:`,
    "a cluster, a service of one task, five one-off tasks, a log group with a day's retention, a role, and the revisions",
    "of a task definition.",
    "It takes some 20 minutes, and costs less than 0.05 US dollars: not an hour in all of the smallest Fargate task (0.25",
    "vCPU, 0.5 GB) with a public IPv4 address. Ctrl-C ends it, and cleans up.",
  ].join("\n");
}

/** What is said before a step. */
export function announce({ name, told, act }: Step, paint: Paint): string {
  const ctrlC = act.kind === "interrupt" ? ", and Ctrl-C once the task runs" : "";
  const command = `  $ pulumi ${argumentsOf(act).join(" ")}${ctrlC}`;
  return ["", `${paint("bold", name)}: ${told}`, paint("dim", command)].join("\n");
}

/** What is said after it: Pulumi's words on the task, and any lie. */
export function recount({ step, seen, command }: Scene, paint: Paint): string {
  const told = diagnosticsOf("migrate", command.output).map((line) => `  ${line}`.trimEnd());
  const wrong = differences(step.expected, seen);
  // Without all of the engine's words nobody could tell why.
  const why = wrong.length === 0 ? [] : [command.output.trimEnd()];
  return [...told, ...wrong.map((lie) => paint("red", `  NOT AS TOLD  ${lie}`)), ...why].join("\n");
}

const header = ["step", "told", "update", "task", "service", "seconds"];

/** What was played, in a table, and the verdict in a sentence. */
export function conclude(story: readonly Step[], { scenes }: Performance, paint: Paint): string {
  const rows = scenes.map((scene) => {
    const { step, seen, seconds } = scene;
    const row = [step.name, step.told, seen.update, seen.task, seen.service, seconds.toFixed(1).padStart(7)];
    return [...row, ...(isAsTold(scene) ? [] : ["<- not as told"])];
  });
  const asTold = scenes.filter(isAsTold).length;
  const verdict =
    asTold === story.length
      ? paint("green", `All ${asTold} steps went as told.`)
      : paint("red", `${asTold} of ${story.length} steps went as told; the story ends here.`);
  return `\n${renderTable(header, rows)}\n\n${verdict}`;
}

/** What is said of what is left, and how to remove it. `again` are the commands that try the stack's own destroy. */
export function tellLeftovers(
  leftovers: readonly Leftover[] | undefined,
  {
    name,
    region,
    again,
  }: { readonly name: string; readonly region: string; readonly again: readonly string[] },
): string {
  if (leftovers?.length === 0) return "Nothing is left in the account.";
  const found =
    leftovers === undefined
      ? [
          `What is left could not be asked. Look for what is called ${name}: a cluster, a service, tasks, revisions, a log`,
          "group and a role.",
        ]
      : [
          "This could not be removed:",
          ...leftovers.map(({ kind, id, because }) => `  ${kind} ${id}${because ? `: ${because}` : ""}`),
        ];
  const commands = (leftovers ?? []).flatMap((leftover) => commandsFor(leftover, name, region));
  return [
    ...found,
    "Try the stack's own way first; its state was kept:",
    ...again.map((line) => `  ${line}`),
    ...(commands.length > 0 ? ["Else one by one:", ...commands.map((line) => `  ${line}`)] : []),
  ].join("\n");
}
