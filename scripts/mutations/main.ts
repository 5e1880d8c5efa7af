/**
 * `npm run test:mutations`: puts one mistake at a time into a copy of the provider, and lets the model test and the
 * part of the crash matrix that is about it look for it; first of all at a copy without a mistake, where they must find
 * nothing. Ends with 1 when a mistake is found by neither. `npm run test:mutations -- TEXT` takes the mistakes whose
 * name holds TEXT.
 */
import { look, type Part } from "./harness";
import { withCopy } from "./mutant";
import { type Mutation, mutations } from "./mutations";

async function main(): Promise<void> {
  const [text = ""] = process.argv.slice(2);
  const chosen = mutations.filter(({ name }) => name.includes(text));
  if (chosen.length === 0)
    throw new Error(
      `no mistake is called "${text}": there are ${mutations.map(({ name }) => name).join("; ")}`,
    );

  say("no mistake");
  for (const cells of new Set(chosen.map((mutation) => mutation.cells))) {
    const found = await findingsIn(undefined, cells);
    if (found > 0) throw new Error("the harness finds something where there is no mistake");
  }
  const survivors: string[] = [];
  for (const mutation of chosen) {
    say(`${mutation.name} (${mutation.file})`);
    if ((await findingsIn(mutation, mutation.cells)) === 0) survivors.push(mutation.name);
  }
  say(
    survivors.length === 0
      ? `All ${chosen.length} mistakes were found.`
      : `Not found: ${survivors.join("; ")}`,
  );
  if (survivors.length > 0) process.exitCode = 1;
}

/** How much the harness finds in a copy. */
function findingsIn(mutation: Mutation | undefined, cells: string): Promise<number> {
  return withCopy(mutation, async (directory) => {
    let found = 0;
    for (const part of partsFor(cells)) {
      const { findings, passed } = await look(directory, part);
      const [first] = findings;
      say(
        `  the ${part.name} ${first === undefined ? "finds nothing" : `finds it: ${first}`} (${findings.length} failed, ${passed} passed)`,
      );
      found += findings.length;
    }
    return found;
  });
}

function partsFor(cells: string): readonly Part[] {
  return [
    {
      name: "model test",
      tests: "tests/model/**/*.test.ts",
      settings: { MODEL_SHRINK: "no" },
      finding: /Property failed/,
    },
    {
      name: `crash matrix, cells with "${cells}",`,
      tests: "tests/crash/matrix.test.ts",
      // Both hosts call the handlers that the mistakes are made in.
      settings: { CRASH_ONLY: cells, CRASH_HOST: "dynamic" },
      finding: /broke an invariant|, undisturbed: /,
    },
  ];
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack ?? error.message}\n`);
  process.exitCode = 1;
});
