import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";

/** A process of its own, from `processes/`, that is spoken to by messages. */
export interface Child {
  send(message: object): void;
  onMessage(listen: (message: unknown) => void): void;
  /** Rejects when it ends before it is told to. */
  readonly failed: Promise<never>;
  end(): void;
}

export function startChild(name: "simulator" | "ours" | "waiters", args: readonly string[] = []): Child {
  // Without a standard input, which a provider's process would take for the engine's.
  const child: ChildProcess = fork(join(__dirname, "processes", `${name}.ts`), args, {
    execArgv: ["--require", require.resolve("ts-node/register/transpile-only")],
    // That Node 20 is near its end is no news to who measures on it.
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  let ending = false;
  const failed = new Promise<never>((_, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      if (!ending) reject(new Error(`the process "${name}" ended with ${signal ?? code}`));
    });
  });
  // Whoever waits for it hears of it; where nobody does, it is no crash.
  failed.catch(() => undefined);
  return {
    send: (message) => child.send(message),
    onMessage: (listen) => child.on("message", listen),
    failed,
    end() {
      ending = true;
      if (child.connected) child.disconnect();
      if (name !== "simulator") child.kill();
    },
  };
}
