import { diagnosticsOf } from "./diagnostics";
import { differences } from "./outcome";
import type { Paint } from "./paint";
import { isAsTold, type Scene } from "./play";
import { commandsOf, type Step } from "./story";
import { alignColumns, renderTable } from "./table";
import { timelineOf } from "./timeline";

/** What is said before a step: what it is told to do, and its commands. */
export function announce(step: Step, paint: Paint): string {
  const commands = commandsOf(step).map((args) => paint("dim", `  $ pulumi ${args.join(" ")}`));
  return ["", `${paint("bold", step.name)}: ${step.told}`, ...commands].join("\n");
}

/** What is said after it: Pulumi's words about the migration, the account's calls, the app's answer, and any lie. */
export function recount({ step, seen, command, journal, visit }: Scene, paint: Paint): string {
  const lies = differences(step.expected, seen);
  const paragraphs: readonly (readonly string[])[] = [
    labelled("pulumi", diagnosticsOf("migrate", command.output), paint),
    labelled("account", calls(journal), paint),
    labelled("app", [visit.page === undefined ? "no answer" : JSON.stringify(visit.page)], paint),
    lies.map((lie) => paint("red", `  NOT AS TOLD  ${lie}`)),
    // Without all of the engine's words nobody could tell why.
    lies.length === 0 ? [] : [command.output.trimEnd()],
  ];
  return paragraphs.flat().join("\n");
}

const labelWidth = 9;

/** The label stands left of the first line. */
function labelled(label: string, lines: readonly string[], paint: Paint): string[] {
  return lines.map((line, index) => {
    const margin = (index === 0 ? label : "").padEnd(labelWidth);
    return `  ${paint("dim", margin)}${line}`.trimEnd();
  });
}

function calls(journal: Scene["journal"]): string[] {
  const moments = timelineOf(journal);
  if (moments.length === 0) return ["no call that changes anything"];
  return alignColumns(
    moments.map(({ seconds, what, detail }) => [`${seconds.toFixed(1).padStart(4)} s`, what, detail]),
  );
}

const header = ["step", "told", "migration", "service", "app", "database", "seconds"];

/** What was played of the story, in a table, and the verdict in a sentence. */
export function conclude(story: readonly Step[], scenes: readonly Scene[], paint: Paint): string {
  const rows = scenes.map((scene) => {
    const { step, seen, seconds } = scene;
    const row = [step.name, step.told, seen.migration, seen.service, seen.app, seen.database];
    return [...row, seconds.toFixed(1).padStart(7), ...(isAsTold(scene) ? [] : ["<- not as told"])];
  });
  return `\n${renderTable(header, rows)}\n\n${verdict(story, scenes, paint)}`;
}

function verdict(story: readonly Step[], scenes: readonly Scene[], paint: Paint): string {
  const asTold = scenes.filter(isAsTold).length;
  if (asTold === story.length) return paint("green", `All ${asTold} steps went as told.`);
  return paint("red", `${asTold} of ${story.length} steps went as told; the story ends here.`);
}
