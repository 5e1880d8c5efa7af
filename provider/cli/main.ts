#!/usr/bin/env node
/** `ecs-task`: the command line. */
import { userInfo } from "node:os";
import { systemClock } from "../run/clock";
import type { Cli } from "./cli";
import { processTerminal } from "./processTerminal";
import { programOf } from "./program";
import { neverStarted } from "./run/exitStatus";
import { processSignals } from "./signals";
import { told } from "./told";
import { splitWords } from "./words";

async function main(): Promise<number> {
  const terminal = await processTerminal(process);
  // However it ends, the cursor that a spinner hides comes back.
  process.once("exit", terminal.still);
  const signals = processSignals(process);
  const given = process.argv.slice(2);
  const isRun = given[0] === "run";
  const { args, words } = isRun ? splitWords(given) : { args: given };
  let exitStatus = 0;
  const cli: Cli = {
    terminal,
    clock: systemClock,
    ...(words !== undefined && { words }),
    user: userName(),
    connect: (settings, config = () => undefined) => loadRuntime().createHost(config, "").connect(settings),
    readStack(choice) {
      const { readStack }: typeof import("./stack/readStack") = require("./stack/readStack");
      return readStack(choice);
    },
    onSignal: signals.listen,
    endWith(status) {
      exitStatus = status;
    },
  };
  const { version } = require("pulumi-ecs-task/package.json") as { version: string };
  try {
    await programOf(cli, version).parseAsync(args, { from: "user" });
  } catch (error) {
    // A status of `run` is the container's own, so that wrong usage is told as a run that never started.
    const { exitStatus: failed, lines } = told(error, isRun ? neverStarted : 2);
    exitStatus = failed;
    terminal.still();
    for (const line of lines) terminal.err(line);
  }
  terminal.still();
  await terminal.flush();
  return exitStatus;
}

/** It takes long to load, and so do stacks; help needs neither. */
function loadRuntime(): typeof import("../runtime") {
  return require("../runtime");
}

/** A container's user need not have a name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return process.env.USER ?? "unknown";
  }
}

// On Node 20 the SDK would say in every command that it will need Node 22; the README says it once.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
// Connections that the SDK keeps alive would keep the process.
main().then((exitStatus) => process.exit(exitStatus));
