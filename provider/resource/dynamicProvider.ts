import { announcement } from "../diagnosis/announcement";
import { startedBy } from "../run/identity";
import { firstRun } from "../run/plan";
import { cut } from "../values/problem";
import { check } from "./check";
import { deploy } from "./deploy";
import { diff } from "./diff";
import { explained } from "./explained";
import { RunFailure } from "./failure";
import type { Host } from "./host";
import type { OneOffTaskInputs } from "./inputs";
import { read } from "./read";
import { type Redact, redactedFailure, redactedOutputs, redactingHost, redactor } from "./redact";
import { remove } from "./remove";
import type { ValuePath } from "./secretPaths";
import { outputsOf, type Properties } from "./state";
import { isUnknown } from "./unknown";

/**
 * Properties as a dynamic provider gets them: the resource's own, the provider's text, and what the resource passes
 * along because no engine hands it to a dynamic provider.
 */
export interface DynamicProperties extends Properties {
  readonly __provider?: string;
  /** The resource's URN. */
  readonly resourceUrn: string;
  /** Where its inputs hold secrets. */
  readonly secretPaths?: readonly ValuePath[];
}

/** The handlers in the shapes of Pulumi's dynamic providers. */
export function dynamicProvider(host: Host) {
  return {
    async check(olds: Partial<DynamicProperties>, news: DynamicProperties) {
      const { inputs, urn, redact, quiet } = openUp(news, host);
      const failures = check({ ...inputs }).map(({ path, message }) => ({
        property: path,
        reason: cut(redact(message)),
      }));
      // A create is not previewed, and has no diff that could say what will happen.
      const isNew = Object.keys(olds).length === 0;
      if (isNew && failures.length === 0)
        quiet.announce(urn, announcement(firstRun, inputs.command, isUnknown));
      return { inputs: news, failures };
    },

    async diff(_id: string, olds: DynamicProperties, news: DynamicProperties) {
      const { inputs, urn, quiet } = openUp(news, host);
      const { changes, replaces } = await diff(urn, ownOf(olds), inputs, quiet);
      return { changes, replaces: [...replaces] };
    },

    async create(news: DynamicProperties) {
      const { inputs, urn, redact, quiet, explain } = openUp(news, host);
      const id = startedBy(urn);
      const deployed = deploy({ id, urn, inputs }, quiet);
      return { id, outs: await recordingHidden(news, redact, deployed).catch(explain) };
    },

    async update(id: string, olds: DynamicProperties, news: DynamicProperties) {
      const { inputs, urn, redact, quiet, explain } = openUp(news, host);
      const deployed = deploy({ id, urn, inputs, olds: ownOf(olds) }, quiet);
      return { outs: await recordingHidden(news, redact, deployed).catch(explain) };
    },

    async read(id: string, recorded: DynamicProperties) {
      const { urn, quiet, explain } = openUp(recorded, host);
      const props = await read(urn, ownOf(recorded), quiet).catch(explain);
      return { id, props: { ...hiddenOf(recorded), ...props } };
    },

    async delete(_id: string, recorded: DynamicProperties) {
      const { urn, quiet, explain } = openUp(recorded, host);
      await remove(urn, ownOf(recorded), quiet).catch(explain);
    },
  };
}

/** What a call is about, a host that does not print its secrets, and what becomes of an error with nothing to record. */
function openUp(properties: DynamicProperties, host: Host) {
  const inputs = ownOf(properties) as unknown as OneOffTaskInputs;
  const paths = Array.isArray(properties.secretPaths) ? properties.secretPaths : [];
  const redact = redactor(inputs, paths);
  const { cluster, connection } = inputs;
  const region = outputsOf(properties).region ?? connection?.region;
  const explain = (error: unknown): never => {
    throw error instanceof RunFailure ? error : explained(error, redact, { cluster, region });
  };
  return { inputs, urn: properties.resourceUrn, redact, quiet: redactingHost(host, redact), explain };
}

/** The properties without Pulumi's. */
function ownOf({ __provider, resourceUrn, secretPaths, ...own }: DynamicProperties): Properties {
  return own;
}

function hiddenOf({ __provider, resourceUrn, secretPaths }: DynamicProperties) {
  return { __provider, resourceUrn, ...(secretPaths !== undefined && { secretPaths }) };
}

/**
 * Adds Pulumi's properties to what is recorded, in success and in failure. Pulumi adds `__provider` itself on success
 * only; a recorded failure without it could never be destroyed.
 */
async function recordingHidden(
  news: DynamicProperties,
  redact: Redact,
  deployed: Promise<Properties>,
): Promise<Properties> {
  try {
    return { ...hiddenOf(news), ...redactedOutputs(await deployed, redact) };
  } catch (error) {
    if (!(error instanceof RunFailure)) throw error;
    const { message, properties } = redactedFailure(error, redact);
    throw new RunFailure(error.id, { ...hiddenOf(news), ...properties }, message, { cause: error.cause });
  }
}
