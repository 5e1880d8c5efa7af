import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { releaseOf } from "./release";

/**
 * `main.ts <tag> <owner/name> <notes file>`: writes the release's notes, and its npm tag to GITHUB_OUTPUT where the workflow
 * reads it. Exit code 1, and why, when there is nothing to release.
 */
function main([tag = "", repository = "", notesFile = ""]: readonly string[]): void {
  const root = resolve(__dirname, "../..");
  const release = releaseOf({
    tag,
    repository,
    manifest: JSON.parse(readFileSync(join(root, "package.json"), "utf8")),
    changelog: readFileSync(join(root, "CHANGELOG.md"), "utf8"),
  });
  if (release.kind === "refused") {
    for (const problem of release.problems) console.error(problem);
    process.exitCode = 1;
    return;
  }
  writeFileSync(notesFile, `${release.notes}\n`);
  const outputs = `dist-tag=${release.distTag ?? ""}\n`;
  if (process.env.GITHUB_OUTPUT === undefined) process.stdout.write(outputs);
  else appendFileSync(process.env.GITHUB_OUTPUT, outputs);
}

main(process.argv.slice(2));
