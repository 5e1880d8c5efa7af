import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

/** How a command in an image ended, and all it printed. */
export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `command` in the directory `image` to its end, with `env` besides the environment of this process. */
export async function runCommand(
  image: string,
  command: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Ended> {
  const child = start(image, command, env);
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { exitCode, stdout, stderr };
}

/** Starts the server of `image` on a free port. Resolves once it listens; rejects when it ends before that. */
export async function startServer(image: string, env: Readonly<Record<string, string>>) {
  const child = start(image, ["node", "server.js", "127.0.0.1"], { ...env, PORT: "0" });
  const url = `http://127.0.0.1:${await listeningPort(child)}/`;
  return {
    url,
    async stop(): Promise<void> {
      const closed = once(child, "close");
      child.kill("SIGTERM");
      await closed;
    },
  };
}

function start(image: string, command: readonly string[], env: Readonly<Record<string, string>>) {
  const [program = "", ...args] = command;
  return spawn(program, args, {
    cwd: image,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

function listeningPort(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = "";
    child.stdout?.on("data", (chunk) => {
      printed += chunk;
      const port = /listens on port (\d+)\n/.exec(printed)?.[1];
      if (port !== undefined) resolve(port);
    });
    child.stderr?.on("data", (chunk) => {
      printed += chunk;
    });
    child.once("close", () => reject(new Error(`the server ended before it listened: ${printed}`)));
  });
}
