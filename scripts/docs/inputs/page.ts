import type { Declared } from "./declared";
import { groups } from "./groups";
import { type Row, rowsOf } from "./rows";
import { nameIn, sectionsOf } from "./sections";
import { table } from "./table";

/** The page about all inputs: a table for each group of them, and one for each that has members. */
export function page(inputs: readonly Declared[]): string {
  const rows = Object.values(groups).flatMap((names) =>
    names.flatMap((name) => rowsOf(inputs.filter((input) => input.name === name))),
  );
  const sections = sectionsOf(rows);
  const sectionAt = (path: string) => sections.find((section) => section.path === path)?.path;

  const overview = Object.entries(groups).flatMap(([heading, names]) => {
    const own = rows.filter(({ path }) => names.some((name) => name === path));
    return [`## ${heading}`, table(own, (path) => path, sectionAt), ...choicesIn(own)];
  });
  const members = sections.flatMap((section) => [
    `### \`${section.path}\``,
    table(section.rows, nameIn(section), sectionAt),
  ]);
  return `${[introduction, ...overview, "## Members", ...members].join("\n\n")}\n`;
}

/** What the types of inputs say of the words that can be chosen. */
function choicesIn(rows: readonly Row[]): string[] {
  return rows.flatMap(({ path, types }) =>
    types.flatMap((type) => (type.kind === "choice" && type.doc !== "" ? [`\`${path}\`: ${type.doc}`] : [])),
  );
}

const introduction = `<!-- Made from the types by \`npm run docs\`. Change the comments there. -->

# Inputs of a OneOffTask

Every value may be a Pulumi output, at any depth. Names and shapes are those of \`aws.ecs.TaskDefinition\` and
\`aws.ecs.Service\`, and within a container those of the ECS API.

The last column says what a change leads to in the next \`pulumi up\`:

- **runs**: what is new is registered, and the task runs before the gate opens. So it is with the \`runPolicy\` \`onChange\`, the
  default; with \`onTrigger\` and \`once\` a changed definition is registered and passes the gate without a run.
- **registers only**: a revision is registered and passes the gate; nothing runs.
- **tags anew**: the tags of the revision are changed; nothing is registered, and nothing runs.
- **replaces**: the resource is replaced. It runs in its new place before anything is taken away from the old one.
- **is recorded**: it counts from the next run on, and nothing runs for it.`;
