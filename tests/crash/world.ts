import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DescribeTaskDefinitionCommand, ECSClient, paginateListTaskDefinitions } from "@aws-sdk/client-ecs";
import type { Database } from "../../scripts/demo/database";
import type { Engine } from "../../scripts/engine/engine";
import { type PulumiProcess, startPulumi } from "../../scripts/sandbox/pulumi";
import { createSandbox } from "../../scripts/sandbox/sandbox";
import { createStack, simulatorConfig } from "../../scripts/sandbox/stack";
import { type Simulator, startSimulator } from "../../simulator";
import type { ActiveRevision, Execution, RecordedState } from "./evidence";
import { type Host, programs, type Release } from "./hosts";
import { type RpcListener, startRpcListener } from "./rpcListener";

/** A place where stacks are deployed one after the other: an engine, an account, and a share of the database. */
export interface World {
  readonly simulator: Simulator;
  readonly listener: RpcListener;
  /** Makes an empty stack, and returns its name. */
  newStack(): Promise<string>;
  /** Begins `pulumi <args>` on a stack whose program deploys `release`. */
  start(
    stack: string,
    args: readonly string[],
    release: Release,
    onOutput: (text: string) => void,
  ): Promise<PulumiProcess>;
  /** The rows of a release's executions, oldest first. */
  executions(stack: string, release: string): Promise<Execution[]>;
  /** The ACTIVE revisions of the stack's family, as anybody in the account sees them. */
  activeRevisions(stack: string): Promise<ActiveRevision[]>;
  /** What the backend has of the stack, from its own file. */
  recorded(stack: string): Promise<RecordedState>;
  close(): Promise<void>;
}

const project = "crashing";

/** Makes the table that migrations note their executions in. */
export async function prepareDatabase(database: Database): Promise<void> {
  await database.query(
    "create table executions (id serial primary key, stack text, release text, run_id text, exit_code int)",
  );
}

/** Opens a world of a host on a prepared database. Close it, or its simulator goes on. */
export async function openWorld(host: Host, engine: Engine, database: Database): Promise<World> {
  const program = programs[host];
  const directory = await mkdtemp(join(tmpdir(), "ecs-task-crash-"));
  const cwd = join(directory, "project");

  const sandbox = await createSandbox({ engine, directory: join(directory, "sandbox") });
  await program.prepare(cwd, sandbox);
  await program.tell({}, cwd);
  const simulator = await startSimulator({ images: join(__dirname, "images") });
  const listener = await startRpcListener();
  const ecs = new ECSClient({
    region: "eu-west-1",
    endpoint: simulator.url,
    credentials: { accessKeyId: "somebody", secretAccessKey: "else" },
  });
  const hooked = {
    ...sandbox.env,
    CRASH_RPC_URL: listener.url,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
    NODE_OPTIONS: `${sandbox.env.NODE_OPTIONS ?? ""} --require "${join(__dirname, "rpcHook.cjs")}"`,
  };

  return {
    simulator,
    listener,
    async newStack() {
      // The worlds share a database, so a name must not come twice.
      const stack = `s-${randomUUID().slice(0, 13)}`;
      await createStack(sandbox, stack, { cwd, config: program.config(simulatorConfig(simulator.url)) });
      return stack;
    },
    async start(stack, args, release, onOutput) {
      const told = await program.tell({ DATABASE_URL: database.url, ...release }, cwd);
      const its = { ...sandbox, env: { ...hooked, ...told } };
      return startPulumi(its, [...args, "--stack", stack], { cwd, onOutput });
    },
    executions: (stack, release) =>
      database.query<Execution & object>(
        `select run_id, exit_code from executions where stack = '${stack}' and release = '${release}' order by id`,
      ),
    activeRevisions: (stack) => activeRevisions(ecs, stack),
    async recorded(stack) {
      const file = join(sandbox.directory, "state", ".pulumi", "stacks", project, `${stack}.json`);
      return stateIn(JSON.parse(await readFile(file, "utf8")));
    },
    async close() {
      ecs.destroy();
      await listener.close();
      await simulator.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function activeRevisions(ecs: ECSClient, familyPrefix: string): Promise<ActiveRevision[]> {
  const found: ActiveRevision[] = [];
  for await (const page of paginateListTaskDefinitions({ client: ecs }, { familyPrefix, status: "ACTIVE" })) {
    for (const arn of page.taskDefinitionArns ?? []) {
      const answer = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: arn }));
      const environment = answer.taskDefinition?.containerDefinitions?.[0]?.environment;
      found.push({ arn, release: environment?.find(({ name }) => name === "RELEASE")?.value });
    }
  }
  return found;
}

interface Backend {
  readonly checkpoint: {
    readonly latest?: {
      readonly pending_operations?: readonly { readonly type: string }[];
      readonly resources?: readonly {
        readonly type: string;
        readonly outputs?: Readonly<Record<string, unknown>>;
        readonly initErrors?: readonly string[];
      }[];
    };
  };
}

function stateIn({ checkpoint: { latest = {} } }: Backend): RecordedState {
  const { pending_operations = [], resources = [] } = latest;
  const task = resources.find(({ type }) => type.endsWith(":OneOffTask"));
  return {
    pending: pending_operations.map(({ type }) => type),
    task: task?.outputs,
    initErrors: task?.initErrors ?? [],
  };
}
