import * as path from "node:path";
import { cacheDirectory, makeAtomically } from "./cache";
import { type Failures, nextStep, objectionTo } from "./decision";
import { buildWithGo, type GoProgram } from "./go-build";
import { runInstaller } from "./installer";
import { type Binary, binaryIn, look, probe } from "./look";
import type { Report } from "./report";
import { addStandIns } from "./stand-ins";
import { ENGINE_VERSION } from "./version";

const LONGEST_REASON = 300;

/** A working Pulumi engine with a Node language host. */
export interface Engine {
  /** Absolute path of the `pulumi` binary. */
  readonly pulumi: string;
  /** Such as `3.259.0`. */
  readonly version: string;
  readonly source: "path" | "cache" | "installer" | "go";
  /** What to add to the environment so that `pulumi` is this engine: empty when it already is. */
  readonly env: Readonly<Record<string, string>>;
}

/** Puts an engine into `<root>/bin`. */
type Maker = (root: string, report: Report) => Promise<void>;

/**
 * Finds an engine, or installs or builds one into the cache, which can take minutes; `report` hears about it. Rejects
 * with one sentence that names the cure when there is no way to one.
 */
export async function ensureEngine({ report }: { report: Report }): Promise<Engine> {
  const cache = cacheDirectory();
  const { found, onPath, cached } = await look(cache);
  const objection = found.onPath && objectionTo(found.onPath);
  if (objection !== undefined) report.say(`${objection}: looking further`);
  let failures: Failures = {};
  for (;;) {
    const step = nextStep(found, failures);
    switch (step.kind) {
      case "use":
        if (step.source === "path") return engine(onPath, "path", {});
        await addStandIns(cache);
        return engine(cached, "cache", onTopOfPath(cache));
      case "make":
        try {
          report.say(announcements[step.by]);
          await fill(cache, makers[step.by], report);
          return engine(await probe(binaryIn(cache)), step.by, onTopOfPath(cache));
        } catch (error) {
          const reason = inOneLine(error);
          report.say(`that did not work: ${reason}`);
          failures = { ...failures, [step.by]: reason };
          break;
        }
      case "give-up":
        throw new Error(step.message);
      default:
        return step satisfies never;
    }
  }
}

const makers: Readonly<Record<keyof Failures, Maker>> = {
  installer: runInstaller,
  go: (root, report) => buildWithGo(engineProgram, root, report),
};

const engineProgram: GoProgram = {
  name: "the engine",
  command: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
  version: ENGINE_VERSION,
  versionVariable: "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version",
  duration: "about 5 minutes on two cores",
};

const announcements: Readonly<Record<keyof Failures, string>> = {
  installer: "No Pulumi engine here yet: trying Pulumi's own installer",
  go: "Building the engine with Go instead: 5 to 8 minutes, once",
};

/** Fills the cache with an engine that has proved to start, and has its stand-ins, before anybody can see it. */
function fill(cache: string, make: Maker, report: Report): Promise<void> {
  return makeAtomically(
    cache,
    async (partial) => {
      await make(partial, report);
      if ((await probe(binaryIn(partial))) === undefined)
        throw new Error("the engine it made does not start");
      await addStandIns(partial);
    },
    async (directory) => (await probe(binaryIn(directory))) !== undefined,
  );
}

function engine(binary: Binary | undefined, source: Engine["source"], env: Engine["env"]): Engine {
  if (binary === undefined)
    throw new Error("The engine disappeared while it was being looked at: run this again.");
  return { ...binary, source, env };
}

function onTopOfPath(cache: string): Engine["env"] {
  return { PATH: [path.join(cache, "bin"), process.env.PATH].filter(Boolean).join(path.delimiter) };
}

/** The installer's errors are whole transcripts. */
function inOneLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/\s+/g, " ").trim().slice(0, LONGEST_REASON);
}
