import { createHash } from "node:crypto";
import { access, constants, copyFile, mkdir, readFile, rm, symlink } from "node:fs/promises";
import * as path from "node:path";
import { cacheDirectory, makeAtomically } from "../engine/cache";
import type { Engine } from "../engine/engine";
import { go } from "../engine/go";
import type { Report } from "../engine/report";
import { ENGINE_VERSION } from "../engine/version";

/** The languages whose generator is in the engine's own module. Those of .NET and Java come with Pulumi's hosts alone. */
export const LANGUAGES = ["python", "go", "nodejs"] as const;

export type Language = (typeof LANGUAGES)[number];

const SOURCE = path.join(__dirname, "generators", "main.go");
const MODULE = "github.com/pulumi/pulumi/pkg/v3";
const HOST = "generators";

/**
 * The folder to put on PATH so that the engine can write SDKs; `undefined` for an engine with hosts of its own, as those of
 * a release are. The first time the stand-ins are built with Go, from the modules the engine was built from.
 */
export async function ensureGenerators(engine: Engine, report: Report): Promise<string | undefined> {
  if (await isReleased(engine)) return undefined;
  const directory = await standIns();
  const isComplete = () => isExecutable(path.join(directory, HOST));
  if (!(await isComplete())) await makeAtomically(directory, (partial) => build(partial, report), isComplete);
  return directory;
}

/** Whether {@link ensureGenerators} has nothing to build. */
export async function hasGenerators(engine: Engine): Promise<boolean> {
  return (await isReleased(engine)) || isExecutable(path.join(await standIns(), HOST));
}

/** A release has the hosts of its languages beside it. */
function isReleased(engine: Engine): Promise<boolean> {
  return isExecutable(path.join(path.dirname(engine.pulumi), hostOf("python")));
}

async function standIns(): Promise<string> {
  const digest = createHash("sha256")
    .update(await readFile(SOURCE))
    .digest("hex")
    .slice(0, 12);
  return path.join(cacheDirectory(), `generators-${digest}`);
}

async function build(directory: string, report: Report): Promise<void> {
  const module = path.join(directory, "module");
  await mkdir(module);
  await copyFile(SOURCE, path.join(module, "main.go"));
  await report.during("building the generators of SDKs with Go (1 to 5 minutes, once)", async () => {
    await go(module, "mod", "init", "tools.local");
    await go(module, "get", `${MODULE}@v${ENGINE_VERSION}`);
    await go(module, "build", "-ldflags", "-s -w", "-o", path.join(directory, HOST), ".");
  });
  await rm(module, { recursive: true });
  // By its name it knows which language it is asked for.
  for (const language of LANGUAGES) await symlink(HOST, path.join(directory, hostOf(language)));
}

function hostOf(language: Language): string {
  return `pulumi-language-${language}`;
}

function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}
