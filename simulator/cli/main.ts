import { startSimulator } from "../simulator";
import { readCommand, usage } from "./arguments";
import { callLine } from "./call-line";
import { welcome } from "./welcome";

/** Runs until SIGINT or SIGTERM. Exit code 2 for a wrong option, 1 when the server cannot start. */
async function main(args: readonly string[]): Promise<void> {
  const command = readCommand(args);
  if (command.kind === "help") {
    console.log(usage);
    return;
  }
  const simulator = await startSimulator({
    ...command.options,
    onCall: (call) => console.log(callLine(call)),
  });
  console.log(welcome(simulator.url, command.options));
  const end = () => {
    console.log("closing");
    simulator.close().catch(fail);
  };
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
}

function fail(error: Error & { code?: string }): void {
  const wrongOption = error instanceof RangeError || error.code?.startsWith("ERR_PARSE_ARGS") === true;
  console.error(wrongOption ? `${error.message}\n\n${usage}` : error.message);
  process.exitCode = wrongOption ? 2 : 1;
}

main(process.argv.slice(2)).catch(fail);
