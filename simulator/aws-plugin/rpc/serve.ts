import type { Plugin } from "../plugin";
import { listen } from "./listen";

/** Serves `plugin` to the engine that started this process: the first line of stdout tells it the port. */
export async function serve(plugin: Plugin, version: string): Promise<void> {
  const { port } = await listen(plugin, version);
  process.stdout.write(`${port}\n`);
  // The engine holds the other end of stdin for as long as it lives: its end is the only sign of a killed engine.
  process.stdin.on("end", () => process.exit(0)).resume();
}
