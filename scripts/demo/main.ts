import { parseArgs } from "node:util";
import { ensureEngine } from "../engine/engine";
import { createReport } from "../engine/report";
import { heedInterrupts, Interruption } from "./interruption";
import { announce, conclude, recount } from "./narration";
import { paintFor } from "./paint";
import { isAsTold, play, type Scene } from "./play";
import { buildStage } from "./stage";
import { story } from "./story";

const opening = `hi-web is a small web app on ECS. Each release brings a migration of its database.
examples/quickstart deploys it with the real Pulumi engine; ECS and CloudWatch Logs are simulated on this
machine, where the app, its migrations and its PostgreSQL really run.`;

/** Plays the story and tells it. Resolves to whether every step went as told; rejects with an Interruption. */
async function demo({ keep }: { keep: boolean }): Promise<boolean> {
  const paint = paintFor(process.stdout, process.env);
  const say = (text: string) => process.stdout.write(`${text}\n`);
  const engine = await ensureEngine({ report: createReport(process.stderr) });
  say(opening);

  const interrupt = heedInterrupts();
  const stage = await buildStage(engine, { keep, interrupt });
  try {
    const scenes: Scene[] = [];
    for (const step of story) {
      say(announce(step, paint));
      const scene = await play(step, stage, scenes.at(-1)?.place);
      scenes.push(scene);
      say(recount(scene, paint));
      // Each step stands on the one before: after a lie the rest would only repeat it.
      if (!isAsTold(scene)) break;
    }
    say(conclude(story, scenes, paint));
    if (keep) say(`\nKept: ${stage.directory}`);
    return scenes.every(isAsTold);
  } finally {
    await stage.close();
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { keep: { type: "boolean", default: false } } });
  // The AWS SDK's notice about Node 20 is no part of the story.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
  process.exitCode = (await demo(values)) ? 0 : 1;
}

main().catch((error: Error) => {
  const isInterruption = error instanceof Interruption;
  process.stderr.write(`${isInterruption ? error.message : (error.stack ?? error.message)}\n`);
  process.exitCode = isInterruption ? error.exitCode : 1;
});
