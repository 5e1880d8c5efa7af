import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** An open gate. */
export interface Opened {
  /** Milliseconds since the epoch. */
  readonly openedMs: number;
  readonly taskArn: string;
}

/** What a process has used since it began. */
export interface Usage {
  readonly cpuMs: number;
  readonly peakBytes: number;
}

/** A provider's process, for one resource. Its end before it is told to rejects what was asked of it. */
export interface Provider {
  /** Resolves when the gate is open. */
  create(properties: object): Promise<Opened>;
  usage(): Promise<Usage>;
  end(): void;
}

export function startProvider(engineAddress: string): Provider {
  const child: ChildProcess = fork(join(__dirname, "processes", "provider.cjs"), [engineAddress], {
    execArgv: [],
    // That Node 20 is near its end is no news to who measures on it.
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
    // Without a standard input, which a provider's process would take for the engine's.
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const ended = once(child, "exit").then(([code, signal]) => {
    throw new Error(`the provider's process ended with ${signal ?? code}`);
  });
  // Whoever waits for it hears of it; where nobody does, it is no crash.
  ended.catch(() => undefined);

  async function ask<Answer>(message: object | "usage"): Promise<Answer> {
    const answer = once(child, "message");
    child.send(message);
    const [answered] = await Promise.race([answer, ended]);
    return answered as Answer;
  }

  return {
    create: (properties) => ask<Opened>(properties),
    usage: () => ask<Usage>("usage"),
    end: () => child.kill(),
  };
}
