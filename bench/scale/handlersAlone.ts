import { fork } from "node:child_process";
import { join } from "node:path";
import { createEngine } from "../../tests/provider/resource/engine";
import { credentials } from "../gateLag/definition";
import { region } from "../stack/account";
import type { Usage } from "../stack/usage";
import type { Played, Player } from "./play";

/** What the process says became of the resources. */
interface Created {
  readonly seconds: number;
  /** When the gate of each task was opened, in milliseconds since the epoch, by the task's ARN. */
  readonly openedMs: Readonly<Record<string, number>>;
  /** Why the others were not created. */
  readonly lost: readonly string[];
  readonly usage: Usage;
}

/** The handlers in a process of their own: what the engine and Pulumi's SDK add is not there. */
export const playHandlersAlone: Player = async ({ tasks, args, endpoint }) => {
  const connection = { region, endpoints: { ecs: endpoint, logs: endpoint }, credentials };
  const order = Array.from({ length: tasks }, (_, n) => ({
    ...args,
    triggers: [n],
    connection,
    resourceUrn: `urn:pulumi:bench::scale::pulumi-nodejs:dynamic/ecs-task:OneOffTask::job-${n}`,
  }));
  const engine = await createEngine();
  try {
    const { created, stderr } = await createdBy(engine.address, order);
    return played(created, [
      ...warningsOf(engine.requests),
      ...stderr.split("\n").filter((line) => line !== ""),
    ]);
  } finally {
    engine.close();
  }
};

/** Resolves when the process has ended. */
function createdBy(
  engineAddress: string,
  order: readonly object[],
): Promise<{ readonly created: Created; readonly stderr: string }> {
  // Without a standard input, which a provider's process would take for the engine's.
  const child = fork(join(__dirname, "processes/handlers.cjs"), [engineAddress], {
    execArgv: [],
    // That Node 20 is near its end is no news to who measures on it.
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
    stdio: ["ignore", "inherit", "pipe", "ipc"],
  });
  let stderr = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  let created: Created | undefined;
  child.once("message", (message) => {
    created = message as Created;
  });
  child.send(order);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      if (created !== undefined) resolve({ created, stderr });
      else reject(new Error(`the process of the handlers ended with ${signal ?? code}:\n${stderr}`));
    });
  });
}

function played({ openedMs, ...rest }: Created, warnings: readonly string[]): Played {
  return { ...rest, warnings, openedMs: new Map(Object.entries(openedMs)) };
}

/** The engine's severities: debug, info, warning, error. */
const warning = 2;

function warningsOf(requests: Awaited<ReturnType<typeof createEngine>>["requests"]): string[] {
  return requests.filter(({ severity }) => severity >= warning).map(({ message }) => message);
}
