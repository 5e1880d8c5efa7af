import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { createClients } from "../provider/aws/clients";
import type { Engine } from "../scripts/engine/engine";
import { runPulumi } from "../scripts/sandbox/pulumi";
import type { Sandbox } from "../scripts/sandbox/sandbox";
import { accountBehind } from "./account";
import { awsConfig, programConfig } from "./config";
import { engineEnvironment } from "./environment";
import type { Options } from "./options";
import type { Stage } from "./play";
import { openStack } from "./stack";
import { observe } from "./timeline/observer";

const { version }: { version: string } = require("@pulumi/aws/package.json");

/** Half a second from one look to the next: a handful of calls a second, of the twenty that ECS takes for good. */
const lookEveryMs = 500;

/** What a stage on a real account stands on. */
export interface Ground {
  readonly engine: Engine;
  /** Holds the program and the stack's state. */
  readonly directory: string;
  readonly account: string;
  readonly region: string;
  /** Name of everything that is made. */
  readonly name: string;
}

/** Makes an empty stack on a real account; nothing is made there yet. */
export async function awsStage(
  { engine, directory, account, region, name }: Ground,
  options: Options,
): Promise<Stage> {
  const env = engineEnvironment(directory, engine.env, process.env);
  const sandbox: Sandbox = { engine, directory, env };
  await mkdir(join(directory, "state"), { recursive: true });
  const project = join(directory, "project");
  const stack = await openStack(sandbox, project, {
    ...awsConfig(region, account),
    ...programConfig(name, options),
  });
  const install = ["plugin", "install", "resource", "aws", version];
  const { exitCode, stdout, stderr } = await runPulumi(sandbox, install, { cwd: project });
  if (exitCode !== 0) throw new Error(`pulumi ${install.join(" ")}: ${(stderr || stdout).trim()}`);

  const cloud = accountBehind(await createClients({ region }), name);
  return {
    stack,
    account: cloud,
    observer: observe(cloud.look, lookEveryMs),
    // What changes in IAM is known everywhere after a while: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html
    settleMs: 20_000,
    endingMs: 3 * 60_000,
    // The held command ends by itself.
    letGo: async () => undefined,
  };
}
