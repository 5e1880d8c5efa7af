import { startSimulator } from "../simulator";
import { readCommand, usage } from "./arguments";
import { callLine } from "./call-line";
import { effectLine } from "./effect-line";
import { findImages } from "./images";
import { welcome } from "./welcome";

/** Runs until SIGINT or SIGTERM. Exit code 2 for a wrong option, 1 when the server cannot start. */
async function main(args: readonly string[]): Promise<void> {
  const command = readCommand(args);
  if (command.kind === "help") {
    console.log(usage);
    return;
  }
  const options = { ...command.options, images: await findImages(command.options.images) };
  const simulator = await startSimulator({
    ...options,
    onCall: (call) => console.log(callLine(call)),
    onEffect(effect) {
      const line = effectLine(effect);
      if (line !== undefined) console.log(line);
    },
  });
  let closing: Promise<void> | undefined;
  // More than once, and nothing but the first counts: npm passes on the Ctrl-C that the terminal has sent here as well.
  const end = () => {
    if (closing !== undefined) return;
    console.log("closing");
    closing = simulator.close().catch(fail);
  };
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
  // Last: who reads it may end the simulator at once.
  console.log(welcome(simulator.url, options));
}

function fail(error: Error & { code?: string }): void {
  const wrongOption = error instanceof RangeError || error.code?.startsWith("ERR_PARSE_ARGS") === true;
  console.error(wrongOption ? `${error.message}\n\n${usage}` : error.message);
  process.exitCode = wrongOption ? 2 : 1;
}

main(process.argv.slice(2)).catch(fail);
