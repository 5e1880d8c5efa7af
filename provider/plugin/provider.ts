import { setMaxListeners } from "node:events";
import type { Host } from "../resource/host";
import type { Properties } from "../resource/state";
import { type TaskProvider, taskProvider } from "../resource/taskProvider";
import { createHost } from "../runtime";
import { configOf, secretSettings } from "./configuration";

/** What the plugin's process knows: the engine that it serves, its settings, and the handlers made from both. */
export interface PluginProvider {
  /** The engine's address, as it is told anew to a plugin that runs already. */
  attach(engineAddress: string): void;
  engineAddress(): string;
  configure(settings: Properties): void;
  /** The handlers. Configured or not: a plugin that no engine has configured has no settings. */
  tasks(): TaskProvider;
  host(): Host;
  /** The user's first Ctrl-C: runs in flight are recorded and left to ECS. */
  cancel(): void;
}

export function pluginProvider(address: string): PluginProvider {
  const interrupt = new AbortController();
  // Every run of the process listens.
  setMaxListeners(0, interrupt.signal);
  let engine = address;
  let settings: Properties = {};
  let made: { readonly host: Host; readonly tasks: TaskProvider } | undefined;

  const make = () => {
    const host = createHost(configOf(settings), engine, interrupt.signal);
    const secrets = secretSettings.flatMap((name) =>
      [settings[name]].filter((text) => typeof text === "string"),
    );
    made = { host, tasks: taskProvider(host, secrets) };
    return made;
  };

  return {
    attach(engineAddress) {
      engine = engineAddress;
      made = undefined;
    },
    engineAddress: () => engine,
    configure(configured) {
      settings = configured;
      made = undefined;
    },
    tasks: () => (made ?? make()).tasks,
    host: () => (made ?? make()).host,
    cancel: () => interrupt.abort(),
  };
}
