import { resolve } from "node:path";
import { type Timing, timings } from "../../simulator";
import { forgetJournal, journalOf } from "../gateLag/account";
import { awsCli } from "../gateLag/awsCli";
import { commandOf } from "../gateLag/definition";
import type { Part, Table } from "../part";
import { summarize } from "../report/statistics";
import { region, startSimulated } from "../stack/account";
import { openStack, type Stack } from "../stack/stack";
import { type Deployed, deployedIn } from "./deployed";
import { told } from "./release";
import { deployScripted, prepareService } from "./scripted";

/** A second release of a service, with a migration before it: by `pulumi up`, and by a script of the AWS CLI. */
export const deploy: Part = {
  name: "deploy",
  title: "a whole deploy with a migration of a service that is there",
  async run({ quick, report }) {
    const timing = quick ? { ...timings.fargate, ...shortened } : timings.fargate;
    const command = commandOf(quick ? 2 : 20);
    const cli = await awsCli();
    const images = resolve(__dirname, "images");
    const simulated = await startSimulated({ images, timing, rateLimits: "documented" });
    const stack = await openStack(resolve(__dirname, "program"), simulated.endpoint);
    try {
      await prepareService(theirRegion, simulated.endpoint);
      await stack.run(["up", "--yes", "--skip-preview"], told(1, region, ["true"]));
      const samples: Sample[] = [];
      for (let release = 2; release < (quick ? 3 : 5); release++) {
        await forgetJournal(simulated.endpoint);
        // Side by side: each has an account to itself, and waits most of the time.
        samples.push(
          ...(await Promise.all([
            byPulumi(stack, release, simulated.endpoint, timing, command),
            byScript(cli, release, simulated.endpoint, timing, command),
          ])),
        );
        report(`release ${release} is out`);
      }
      return [table(samples)];
    } finally {
      await stack.close();
      simulated.end();
    }
  },
};

const theirRegion = "us-east-1";

/** Of the simulator's phases: the version for every change has a minute and a half for all parts. */
const shortened: Partial<Timing> = {
  provisioningMs: 1_000,
  pendingMs: 500,
  pullMs: 500,
  exitVisibleMs: 1_000,
};

interface Sample extends Deployed {
  readonly tool: "pulumi up" | "AWS CLI script";
  readonly wholeSeconds: number;
}

async function byPulumi(
  stack: Stack,
  release: number,
  endpoint: string,
  timing: Timing,
  command: readonly string[],
): Promise<Sample> {
  const begunMs = Date.now();
  const { seconds } = await stack.run(["up", "--yes", "--skip-preview"], told(release, region, command));
  const seen = deployedIn(await journalOf(endpoint), region, begunMs, timing.exitVisibleMs);
  return { tool: "pulumi up", wholeSeconds: seconds, ...seen };
}

async function byScript(
  cli: string,
  release: number,
  endpoint: string,
  timing: Timing,
  command: readonly string[],
): Promise<Sample> {
  const begunMs = Date.now();
  const wholeSeconds = await deployScripted(cli, release, theirRegion, endpoint, command);
  const seen = deployedIn(await journalOf(endpoint), theirRegion, begunMs, timing.exitVisibleMs);
  return { tool: "AWS CLI script", wholeSeconds, ...seen };
}

function table(samples: readonly Sample[]): Table {
  const medianOf = (tool: Sample["tool"], figure: (sample: Sample) => number) =>
    summarize(samples.filter((sample) => sample.tool === tool).map(figure)).median;
  return {
    title: "A deploy with a migration, in seconds (medians)",
    columns: [
      "by",
      "deploys",
      "to RunTask",
      "to UpdateService",
      "exit visible to UpdateService",
      "whole command",
      "AWS calls",
    ],
    rows: (["pulumi up", "AWS CLI script"] as const).map((tool) => [
      tool,
      samples.filter((sample) => sample.tool === tool).length,
      medianOf(tool, ({ startSeconds }) => startSeconds),
      medianOf(tool, ({ updateSeconds }) => updateSeconds),
      medianOf(tool, ({ lagSeconds }) => lagSeconds),
      medianOf(tool, ({ wholeSeconds }) => wholeSeconds),
      medianOf(tool, ({ calls }) => calls),
    ]),
    notes: [
      "The script registers, runs, waits with `aws ecs wait tasks-stopped`, asks for the exit code and updates the service.",
      "`pulumi up --skip-preview` is the whole command, with the start of the engine, the program and two providers.",
      "Neither waits for the service to be steady.",
    ],
    samples: samples.map((sample) => ({ ...sample })),
  };
}
