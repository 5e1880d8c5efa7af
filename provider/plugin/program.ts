import type * as pulumi from "@pulumi/pulumi";
import { runtime } from "@pulumi/pulumi";
import type { ConstructRequest } from "@pulumi/pulumi/proto/provider_pb";

/**
 * What `main` of @pulumi/pulumi's provider uses to construct a component, and its types do not show. The hazard: another
 * version may have it otherwise; tests/engine plays components with the one that is installed.
 */
interface Settings {
  awaitFeatureSupport(): Promise<void>;
  waitForRPCs(): Promise<void>;
}
const settings: Settings = require("@pulumi/pulumi/runtime/settings");

interface State {
  withLocalStorage<T>(callback: () => Promise<T>): Promise<T>;
}
const state: State = require("@pulumi/pulumi/runtime/state");

interface Server {
  deserializeInputs(inputs: unknown, dependencies: unknown): Promise<Record<string, pulumi.Input<unknown>>>;
}
const server: Server = require("@pulumi/pulumi/provider/server");

/** Ends with the error of each program that runs in this process. */
const running = new Set<(error: unknown) => void>();

/**
 * Runs what a program would do, with settings and registrations of its own, to the end of all that it has registered. What
 * nobody else catches, such as an error in `apply`, is the program's: without it the engine would wait forever.
 */
export function withinProgram<T>(run: () => Promise<T>): Promise<T> {
  return state.withLocalStorage(async () => {
    let fail: (error: unknown) => void = () => undefined;
    const failed = new Promise<never>((_, reject) => {
      fail = reject;
    });
    hearUncaught();
    running.add(fail);
    try {
      const all = async () => {
        const made = await run();
        await settings.waitForRPCs();
        return made;
      };
      return await Promise.race([all(), failed]);
    } finally {
      running.delete(fail);
    }
  });
}

let isHearing = false;

function hearUncaught(): void {
  if (isHearing) return;
  isHearing = true;
  const tell = (error: unknown) => {
    if (running.size === 0) console.error(error);
    for (const fail of running) fail(error);
  };
  process.on("uncaughtException", tell);
  process.on("unhandledRejection", tell);
}

/** Makes the engine's request the settings of the program. */
export async function configureProgram(request: ConstructRequest, engineAddress: string): Promise<void> {
  runtime.resetOptions(
    request.getProject(),
    request.getStack(),
    request.getParallel(),
    engineAddress,
    request.getMonitorendpoint(),
    request.getDryrun(),
    request.getOrganization(),
  );
  await settings.awaitFeatureSupport();
  const config = Object.fromEntries(request.getConfigMap().entries());
  runtime.setAllConfig(config, request.getConfigsecretkeysList());
}

/** The component's arguments, with secrets, dependencies and what is not known yet as outputs. */
export function inputsOf(request: ConstructRequest): Promise<Record<string, pulumi.Input<unknown>>> {
  return server.deserializeInputs(request.getInputs(), request.getInputdependenciesMap());
}
