import * as assert from "node:assert/strict";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { ECSClient } from "@aws-sdk/client-ecs";
import { ensureEngine } from "../../../scripts/engine/engine";
import { createReport } from "../../../scripts/engine/report";
import { type PulumiProcess, startPulumi } from "../../../scripts/sandbox/pulumi";
import { createSandbox } from "../../../scripts/sandbox/sandbox";
import { createStack, simulatorConfig } from "../../../scripts/sandbox/stack";
import { type Simulator, startSimulator } from "../../../simulator";
import { temporaryProject } from "../../scripts/temporary-project";

const STACK = "dev";
const READS = /^(Describe|List)/;

/** A call that is no mere question. */
export interface Change {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What `program/` exports. */
export interface Outputs {
  readonly names: { readonly logs: string; readonly cluster: string; readonly service: string };
  readonly logGroupArn: string;
  readonly clusterArn: string;
  readonly clusterTags: Readonly<Record<string, string>>;
  readonly taskDefinitionArn: string;
  readonly revision: number;
  readonly serviceId: string;
  readonly serviceTaskDefinition: string;
}

/** The stack of `program/`, with a simulator of its own that has the images `web:v1` and `web:v2`. */
export interface WebStack {
  readonly simulator: Simulator;
  /** Somebody else with access to the account. */
  readonly ecs: ECSClient;
  /** Runs `pulumi <args>`, which has to succeed, and gives its stdout. */
  pulumi(...args: string[]): Promise<string>;
  start(...args: string[]): Promise<PulumiProcess>;
  /** `pulumi up` without its preview. */
  up(): Promise<string>;
  outputs(): Promise<Outputs>;
  /** The changing calls since the last time, in order; forgets all calls so far. */
  changes(): Change[];
  close(): Promise<void>;
}

/** Opens the stack, which may take the time to build an engine. Close it, or its simulator goes on. */
export async function openWebStack(): Promise<WebStack> {
  const engine = await ensureEngine({ report: createReport(process.stderr) });
  const images = await mkdtemp(path.join(os.tmpdir(), "images-"));
  for (const version of ["v1", "v2"]) await mkdir(path.join(images, "web", version), { recursive: true });
  const simulator = await startSimulator({ images });
  const project = await temporaryProject(path.join(__dirname, "program"));
  const sandbox = await createSandbox({ engine, directory: project.sandboxDirectory });
  await createStack(sandbox, STACK, { cwd: project.cwd, config: simulatorConfig(simulator.url) });

  const start: WebStack["start"] = (...args) => startPulumi(sandbox, [...args, "--stack", STACK], project);
  const pulumi: WebStack["pulumi"] = async (...args) => {
    const { exitCode, stdout, stderr } = await (await start(...args)).finished;
    assert.equal(exitCode, 0, `${stdout}${stderr}`);
    return stdout;
  };
  return {
    simulator,
    ecs: new ECSClient({
      region: "eu-west-1",
      endpoint: simulator.url,
      credentials: { accessKeyId: "somebody", secretAccessKey: "else" },
    }),
    pulumi,
    start,
    up: () => pulumi("up", "--yes", "--skip-preview"),
    outputs: async () => JSON.parse(await pulumi("stack", "output", "--json")),
    changes() {
      const calls = simulator.journal.calls().filter(({ operation }) => !READS.test(operation));
      simulator.journal.clear();
      return calls.map(({ operation, input }) => ({ operation, input: input as Change["input"] }));
    },
    async close() {
      await simulator.close();
      await project.remove();
      await rm(images, { recursive: true });
    },
  };
}
