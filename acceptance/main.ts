/**
 * `npm run test:aws`: plays the demo's story on a real AWS account, removes all of it, and records how ECS took each task
 * through its end. Without credentials, and without ECS_TASK_AWS_ACCOUNT naming their account, it does nothing. Ends with 0
 * when all went as told or there are no credentials, with 1 when not, or something is left, with 2 for wrong arguments or an
 * account that was not agreed on, and with 130 or 143 after an interrupt.
 */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { circumstances } from "../bench/report/result";
import { createClients } from "../provider/aws/clients";
import { defined } from "../provider/values/defined";
import { heedInterrupts, Interruption } from "../scripts/demo/interruption";
import { paintFor } from "../scripts/demo/paint";
import { ensureEngine } from "../scripts/engine/engine";
import { createReport } from "../scripts/engine/report";
import { shellQuote } from "../scripts/engine/shell-quote";
import { awsStage, type Ground } from "./awsStage";
import { consentFor, consentVariable } from "./consent";
import { stateVariables } from "./environment";
import { findIdentity } from "./identity";
import { opening } from "./narration";
import { type Options, readOptions } from "./options";
import { stackName } from "./stack";
import { storyAt } from "./story";
import { playSuite } from "./suite";

const docs = resolve(__dirname, "../docs");
const say = (text: string) => void process.stdout.write(`${text}\n`);

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  const region = await regionOf(options);
  // Whose credentials they are, any region can tell.
  const identity = await findIdentity(region ?? "us-east-1", process.env.AWS_ENDPOINT_URL_STS);
  const consent = consentFor(identity, process.env[consentVariable]);
  if (consent.kind === "missing") {
    say(consent.message);
    return consent.exitCode;
  }
  if (region === undefined) throw new RangeError("No AWS region is known: give --region, or set AWS_REGION.");
  const { account } = consent;
  const name = `ecs-task-acceptance-${randomBytes(4).toString("hex")}`;
  say(opening(account, region, name));
  const interrupt = heedInterrupts();
  const engine = await ensureEngine({ report: createReport(process.stderr) });
  say(`The engine is Pulumi ${engine.version}, ${engine.pulumi}.`);
  interrupt.throwIfAborted();
  const directory = await mkdtemp(join(tmpdir(), "ecs-task-acceptance-"));
  return playOn({ engine, directory, account, region, name }, options, interrupt);
}

/** The region that the SDK ends up with, if it does with one. */
async function regionOf({ region }: Options): Promise<string | undefined> {
  return createClients(defined({ region })).then(
    (clients) => clients.region,
    () => undefined,
  );
}

/** The state is kept while the account has something of it. */
async function playOn(ground: Ground, options: Options, interrupt: AbortSignal): Promise<number> {
  const { directory, engine, name, region } = ground;
  const { image, write } = options;
  const remove = () => rm(directory, { recursive: true, force: true });
  const stage = await awsStage(ground, options).catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  const { exitCode, isClean } = await playSuite({
    story: storyAt({ held: "sleep 60; echo '== 3: migrated'", limitSeconds: 90 }),
    stage,
    interrupt,
    sweeping: { times: 12, pauseMs: 15_000 },
    name,
    again: destroyCommands(directory),
    docs,
    write,
    recorded: { ...circumstances(), region, image, engine: engine.version },
    paint: paintFor(process.stdout, process.env),
    say,
  });
  if (isClean) await remove();
  return exitCode;
}

function destroyCommands(directory: string): readonly string[] {
  const variables = Object.entries(stateVariables(directory)).map(
    ([key, value]) => `${key}=${shellQuote(value)}`,
  );
  const destroy = `pulumi destroy --yes --skip-preview --stack ${stackName}`;
  return [`cd ${shellQuote(join(directory, "project"))}`, `${variables.join(" ")} ${destroy}`];
}

// That Node 20 is near its end is no part of the story.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
main().then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: Error) => {
    const isInterruption = error instanceof Interruption;
    const isWrongUse = error instanceof RangeError;
    const text = isWrongUse ? error.message : (error.stack ?? error.message);
    process.stderr.write(`${isInterruption ? "Ended by the user before anything was made." : text}\n`);
    process.exitCode = isInterruption ? error.exitCode : isWrongUse ? 2 : 1;
  },
);
