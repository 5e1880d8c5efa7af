import assert from "node:assert/strict";
import { createInterface } from "node:readline";
import { type Place, type Running, start } from "./commandLine";

/** `ecs-task simulator --json` on a free port, as a process of its own. */
export interface SimulatorProcess extends Running {
  readonly url: string;
  readonly awsProviderPort: number | undefined;
  /** The next document that it writes about a call of an operation, or an effect of a name. */
  next(name: string): Promise<Record<string, unknown>>;
}

export async function startSimulatorProcess(
  args: readonly string[],
  place: Place,
): Promise<SimulatorProcess> {
  const running = start(["simulator", "--json", "--port", "0", ...args], place);
  const lines = createInterface(running.child.stdout as NodeJS.ReadableStream)[Symbol.asyncIterator]();
  const document = async (): Promise<Record<string, unknown>> => {
    const { value, done } = await lines.next();
    assert.ok(!done, running.stderr());
    return JSON.parse(value);
  };
  const { kind, url, awsProviderPort } = await document();
  assert.equal(kind, "listening");
  return {
    ...running,
    url: String(url),
    awsProviderPort: awsProviderPort as number | undefined,
    async next(name) {
      for (;;) {
        const entry = await document();
        if (entry.name === name || entry.operation === name) return entry;
      }
    },
  };
}
