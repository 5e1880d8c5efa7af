import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { ECSClient } from "@aws-sdk/client-ecs";
import { type CheckFailure, checkInputs } from "./check";
import { type Configuration, parseConfiguration } from "./configuration";
import { type Difference, difference } from "./difference";
import type { Naming } from "./generated-name";
import { inputsAfterRefresh } from "./refresh";
import { type Context, NotReadyError, type Properties, type ResourceType, type State } from "./resource-type";
import { resourceTypes } from "./resource-types";

/** The longest that the real provider waits for these resources, too, where `customTimeouts` says nothing. */
const DEFAULT_TIMEOUT_MS = 20 * 60 * 1000;

/** The stand-in for the AWS provider, without the wire. One per process; `configure` comes before create to delete. */
export class Plugin {
  private configuration: Configuration | undefined;
  private stopping = new AbortController();

  /** Begins anew for an engine that comes after one whose waits were ended. */
  attach(): void {
    if (this.stopping.signal.aborted) this.stopping = new AbortController();
  }

  /** Throws the sentence that the user reads when the configuration will not do. */
  configure(received: Properties): void {
    this.configuration = parseConfiguration(received);
  }

  check(
    token: string,
    olds: Properties | undefined,
    news: Properties,
    naming: Naming,
  ): { inputs: Properties; failures: readonly CheckFailure[] } {
    return checkInputs(typeOf(token), olds, news, naming, this.configuration);
  }

  diff(token: string, olds: Properties, news: Properties): Difference {
    return difference(typeOf(token), olds, news);
  }

  /** What an update will leave, as far as it can be told without AWS: what AWS gave at creation stays. */
  previewUpdate(token: string, known: Properties, news: Properties): Properties {
    const { inputs, computed } = typeOf(token);
    const kept = Object.entries(known).filter(([name]) => !(name in inputs));
    const tagsAll = "tagsAll" in computed ? { tagsAll: news.tags ?? {} } : {};
    return { ...Object.fromEntries(kept), ...news, ...tagsAll };
  }

  async create(token: string, inputs: Properties, timeoutMs: number | undefined): Promise<State> {
    return recorded(typeOf(token).create(inputs, this.context(inputs, timeoutMs)), inputs);
  }

  async read(
    token: string,
    id: string,
    known: Properties,
    inputs: Properties,
  ): Promise<{ state: State; inputs: Properties } | undefined> {
    const type = typeOf(token);
    const state = await type.read(id, known, this.context(known));
    if (state === undefined) return undefined;
    return { state: complete(state, known), inputs: inputsAfterRefresh(type, inputs, state.outputs) };
  }

  async update(
    token: string,
    id: string,
    known: Properties,
    { olds, news }: { readonly olds: Properties; readonly news: Properties },
    timeoutMs: number | undefined,
  ): Promise<Properties> {
    const type = typeOf(token);
    const changed = new Set(difference(type, olds, news).changed);
    const updated = type.update(id, known, news, changed, this.context(news, timeoutMs));
    return (await recorded(updated, news)).outputs;
  }

  async delete(token: string, id: string, known: Properties, timeoutMs: number | undefined): Promise<void> {
    await typeOf(token).delete(id, known, this.context(known, timeoutMs));
  }

  /** Ends every wait, for the engine's first Ctrl-C. */
  cancel(): void {
    this.stopping.abort(new Error("The update was canceled."));
  }

  private context(properties: Properties, timeoutMs = DEFAULT_TIMEOUT_MS): Context {
    if (this.configuration === undefined)
      throw new Error("The stand-in for the AWS provider is not configured.");
    const { endpoints, credentials, region: usual } = this.configuration;
    const region = typeof properties.region === "string" ? properties.region : usual;
    return {
      ecs: new ECSClient({ region, credentials, endpoint: endpoints.ecs }),
      logs: new CloudWatchLogsClient({ region, credentials, endpoint: endpoints.logs }),
      region,
      timeoutMs,
      signal: this.stopping.signal,
    };
  }
}

function typeOf(token: string): ResourceType {
  const type = resourceTypes[token];
  if (type !== undefined) return type;
  const served = Object.keys(resourceTypes).join(", ");
  throw new Error(`The stand-in for the AWS provider does not serve ${token}, only ${served}.`);
}

/** What is to be recorded of an operation, also of one that failed halfway. */
async function recorded(operation: Promise<State>, inputs: Properties): Promise<State> {
  try {
    return complete(await operation, inputs);
  } catch (error) {
    if (error instanceof NotReadyError) throw new NotReadyError(error.message, complete(error.state, inputs));
    throw error;
  }
}

/** Inputs that AWS does not give back, such as `forceDelete`, are outputs all the same. */
function complete({ id, outputs }: State, known: Properties): State {
  return { id, outputs: { ...known, ...outputs } };
}
