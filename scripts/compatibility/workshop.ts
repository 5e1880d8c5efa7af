import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Engine, ensureEngine } from "../engine/engine";
import type { Report } from "../engine/report";
import { packTarballs, type Tarballs } from "./tarballs";
import { installTools, type Tools } from "./tools";
import type { NodeMajor } from "./versions";

/** What all projects share. */
export interface Workshop {
  /** Each project has a folder of its own in it. */
  readonly directory: string;
  readonly tools: Tools;
  readonly tarballs: Tarballs;
  readonly engine: Engine;
  close(): Promise<void>;
}

/** Opens one in a temporary folder, which `close` removes. The package has to be built. */
export async function openWorkshop(majors: readonly NodeMajor[], report: Report): Promise<Workshop> {
  const engine = await ensureEngine({ report });
  const directory = await mkdtemp(join(await realpath(tmpdir()), "ecs-task-compatibility-"));
  const close = () => rm(directory, { recursive: true, force: true });
  try {
    const tools = await report.during("installing package managers and releases of Node", () =>
      installTools(join(directory, "tools"), majors),
    );
    const tarballs = await packTarballs(join(directory, "tarballs"));
    return { directory, engine, tools, tarballs, close };
  } catch (error) {
    await close();
    throw error;
  }
}
