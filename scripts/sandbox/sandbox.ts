import { mkdir } from "node:fs/promises";
import * as path from "node:path";
import type { Engine } from "../engine/engine";
import { installAwsPlugin } from "./aws-plugin";
import { sandboxEnvironment } from "./environment";

/** A place to run the engine in that shares nothing with the user's own stacks, plugins and AWS accounts. */
export interface Sandbox {
  readonly engine: Engine;
  /** Holds all of it: remove it, and the sandbox is gone. */
  readonly directory: string;
  /** The complete environment for `pulumi` and for everything it starts. */
  readonly env: NodeJS.ProcessEnv;
}

/** Makes a sandbox in `directory`, an absolute path, or finds the one that is there. */
export async function createSandbox({
  engine,
  directory,
}: {
  readonly engine: Engine;
  readonly directory: string;
}): Promise<Sandbox> {
  const env = sandboxEnvironment(directory, engine.env, process.env);
  await mkdir(path.join(directory, "state"), { recursive: true });
  await installAwsPlugin(path.join(directory, "home"));
  return { engine, directory, env };
}
