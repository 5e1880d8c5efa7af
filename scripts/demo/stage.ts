import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSimulator } from "../../simulator";
import type { Engine } from "../engine/engine";
import { createSandbox } from "../sandbox/sandbox";
import { readAccount } from "./account";
import { buildImages } from "./buildImages";
import { startDatabase } from "./database";
import type { Stage } from "./play";
import { createDemoStack } from "./stack";
import { hastyFargate } from "./timing";
import { createUndoList } from "./undo";

/** A stage, and the end of all it stands on. */
export interface BuiltStage extends Stage {
  /** Holds the images, the data and the engine's sandbox. */
  readonly directory: string;
  /** Ends what was started and removes what was written, once however often it is called. */
  close(): Promise<void>;
}

const databaseUrlSecretArn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:hi-web-database-url";

/** Builds the images and starts the database, the account and an empty stack. With `keep`, nothing written is removed. */
export async function buildStage(
  engine: Engine,
  { keep, interrupt }: { readonly keep: boolean; readonly interrupt: AbortSignal },
): Promise<BuiltStage> {
  const undo = createUndoList();
  try {
    const directory = await mkdtemp(join(tmpdir(), "hi-web-demo-"));
    if (!keep) undo.add(() => rm(directory, { recursive: true, force: true }));

    const images = join(directory, "images");
    await buildImages(images);

    const database = await startDatabase(join(directory, "database"));
    undo.add(database.close);

    const secrets = { [databaseUrlSecretArn]: database.url };
    const simulator = await startSimulator({ images, secrets, timing: hastyFargate });
    undo.add(simulator.close);

    const sandbox = await createSandbox({ engine, directory: join(directory, "sandbox") });
    const stack = await createDemoStack(sandbox, { awsUrl: simulator.url, databaseUrlSecretArn, interrupt });
    if (!keep) undo.add(stack.remove);

    const account = readAccount(simulator.url, interrupt);
    const { journal } = simulator;
    return { directory, stack, journal, account, database, interrupt, close: undo.run };
  } catch (error) {
    await undo.run();
    throw error;
  }
}
