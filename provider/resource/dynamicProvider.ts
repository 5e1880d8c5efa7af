import { announcement } from "../diagnosis/announcement";
import { startedBy } from "../run/identity";
import { firstRun } from "../run/plan";
import { cut, type Problem } from "../values/problem";
import { check } from "./check";
import { deploy } from "./deploy";
import { diff } from "./diff";
import { type DynamicProperties, hiddenOf, ownOf, secretPathsOf } from "./dynamicProperties";
import { engineText } from "./engineText";
import { explained } from "./explained";
import { RunFailure } from "./failure";
import type { Host } from "./host";
import type { OneOffTaskInputs } from "./inputs";
import { read } from "./read";
import { type Redact, redactedCause, redactedFailure, redactedOutputs, redactor } from "./redact";
import { redactingHost } from "./redactingHost";
import { remove } from "./remove";
import { secretTexts } from "./secretTexts";
import { outputsOf, type Properties } from "./state";
import { isUnknown } from "./unknown";
import { warnings } from "./warnings";

/** The handlers in the shapes of Pulumi's dynamic providers. */
export function dynamicProvider(host: Host) {
  const warned = new Set<string>();

  /** A preview and its update check the same inputs: what they find is said once in this process. */
  async function warn(urn: string, sentences: readonly string[], quiet: Host): Promise<void> {
    const unsaid = sentences.filter((sentence) => !warned.has(`${urn} ${sentence}`));
    if (unsaid.length === 0) return;
    const progress = quiet.progress(urn);
    for (const sentence of unsaid) {
      progress.warn(sentence);
      warned.add(`${urn} ${sentence}`);
    }
    await progress.flush();
  }

  return {
    async check(olds: Partial<DynamicProperties>, news: DynamicProperties) {
      const { inputs, urn, redact, quiet } = openUp(news, host);
      // A forced replacement that is deleted first has no diff; an alias keeps the former URN in the state. A destroy
      // checks nothing.
      for (const one of [urn, olds.resourceUrn ?? urn]) host.resourcesInUse.add(one);
      const sentence = ({ path, message }: Problem) => cut(redact(`${path} ${message}`));
      // The engine would print the value of a property that is named, also of a secret one: the path is in the sentence.
      const failures = check({ ...inputs }).map((problem) => ({
        property: "",
        reason: engineText(sentence(problem)),
      }));
      await warn(urn, warnings({ ...inputs }, secretPathsOf(news)).map(sentence), quiet);
      // A create is not previewed, and has no diff that could say what will happen.
      const isNew = Object.keys(olds).length === 0;
      if (isNew && failures.length === 0)
        quiet.announce(urn, announcement(firstRun, { ...inputs, isUnknown }));
      return { inputs: news, failures };
    },

    async diff(_id: string, olds: DynamicProperties, news: DynamicProperties) {
      const { inputs, urn, quiet, explain } = openUp(news, host, olds);
      const { changes, replaces } = await diff(urn, ownOf(olds), inputs, quiet).catch(explain);
      return { changes, replaces: [...replaces] };
    },

    async create(news: DynamicProperties) {
      const { inputs, urn, redact, quiet, explain } = openUp(news, host);
      const id = startedBy(urn);
      const deployed = deploy({ id, urn, inputs }, quiet);
      return { id, outs: await recordingHidden(news, redact, deployed).catch(explain) };
    },

    async update(id: string, olds: DynamicProperties, news: DynamicProperties) {
      const { inputs, urn, redact, quiet, explain } = openUp(news, host, olds);
      const deployed = deploy({ id, urn, inputs, olds: ownOf(olds) }, quiet);
      return { outs: await recordingHidden(news, redact, deployed).catch(explain) };
    },

    async read(id: string, recorded: DynamicProperties) {
      const { urn, redact, quiet, explain } = openUp(recorded, host);
      const props = await read(urn, ownOf(recorded), quiet).catch(explain);
      return { id, props: { ...hiddenOf(recorded), ...redactedOutputs(props, redact) } };
    },

    async delete(_id: string, recorded: DynamicProperties) {
      const { urn, quiet, explain } = openUp(recorded, host);
      await remove(urn, ownOf(recorded), quiet).catch(explain);
    },
  };
}

/**
 * What a call is about, a host that does not print its secrets, nor those of the properties before it, and what becomes
 * of an error with nothing to record.
 */
function openUp(properties: DynamicProperties, host: Host, olds?: DynamicProperties) {
  const inputs = ownOf(properties) as unknown as OneOffTaskInputs;
  const redact = redactor([properties, ...(olds === undefined ? [] : [olds])].flatMap(secretsOf));
  const { cluster, connection } = inputs;
  const region = outputsOf(properties).region ?? connection?.region;
  const explain = (error: unknown): never => {
    throw error instanceof RunFailure ? error : explained(error, redact, { cluster, region });
  };
  return { inputs, urn: properties.resourceUrn, redact, quiet: redactingHost(host, redact), explain };
}

function secretsOf(properties: DynamicProperties): readonly string[] {
  return secretPathsOf(properties).flatMap((path) => secretTexts(ownOf(properties), path));
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
    const cause = redactedCause(error.cause, redact);
    throw new RunFailure(error.id, { ...hiddenOf(news), ...properties }, message, { cause });
  }
}
