import { announcement } from "../diagnosis/announcement";
import { startedBy } from "../run/identity";
import { firstRun } from "../run/plan";
import { check } from "./check";
import { deploy } from "./deploy";
import { diff } from "./diff";
import { RunFailure } from "./failure";
import type { Host } from "./host";
import type { OneOffTaskInputs } from "./inputs";
import { read } from "./read";
import { remove } from "./remove";
import type { Properties } from "./state";
import { isUnknown } from "./unknown";

/**
 * Properties as a dynamic provider gets them: the resource's own, the provider's text, and the URN, which no engine
 * hands to a dynamic provider and which the resource therefore passes along as an input.
 */
export interface DynamicProperties extends Properties {
  readonly __provider?: string;
  readonly resourceUrn: string;
}

/** The handlers in the shapes of Pulumi's dynamic providers. */
export function dynamicProvider(host: Host) {
  return {
    async check(olds: Partial<DynamicProperties>, news: DynamicProperties) {
      const failures = check(ownOf(news)).map(({ path, message }) => ({ property: path, reason: message }));
      // A create is not previewed, and has no diff that could say what will happen.
      const isNew = Object.keys(olds).length === 0;
      if (isNew && failures.length === 0) {
        host.announce(news.resourceUrn, announcement(firstRun, inputsOf(news).command, isUnknown));
      }
      return { inputs: news, failures };
    },

    async diff(_id: string, olds: DynamicProperties, news: DynamicProperties) {
      const { changes, replaces } = await diff(news.resourceUrn, ownOf(olds), inputsOf(news), host);
      return { changes, replaces: [...replaces] };
    },

    async create(news: DynamicProperties) {
      const id = startedBy(news.resourceUrn);
      const outs = await recordingHidden(
        news,
        deploy({ id, urn: news.resourceUrn, inputs: inputsOf(news) }, host),
      );
      return { id, outs };
    },

    async update(id: string, olds: DynamicProperties, news: DynamicProperties) {
      const deployment = { id, urn: news.resourceUrn, inputs: inputsOf(news), olds: ownOf(olds) };
      return { outs: await recordingHidden(news, deploy(deployment, host)) };
    },

    async read(id: string, recorded: DynamicProperties) {
      return {
        id,
        props: { ...hiddenOf(recorded), ...(await read(recorded.resourceUrn, ownOf(recorded), host)) },
      };
    },

    async delete(_id: string, recorded: DynamicProperties) {
      await remove(recorded.resourceUrn, ownOf(recorded), host);
    },
  };
}

/** The properties without Pulumi's. */
function ownOf({ __provider, resourceUrn, ...own }: DynamicProperties): Properties {
  return own;
}

function inputsOf(properties: DynamicProperties): OneOffTaskInputs {
  return ownOf(properties) as unknown as OneOffTaskInputs;
}

function hiddenOf({ __provider, resourceUrn }: DynamicProperties) {
  return { __provider, resourceUrn };
}

/**
 * Adds Pulumi's properties to what is recorded, in success and in failure. Pulumi adds `__provider` itself on success
 * only; a recorded failure without it could never be destroyed.
 */
async function recordingHidden(news: DynamicProperties, deployed: Promise<Properties>): Promise<Properties> {
  try {
    return { ...hiddenOf(news), ...(await deployed) };
  } catch (error) {
    if (!(error instanceof RunFailure)) throw error;
    throw new RunFailure(error.id, { ...hiddenOf(news), ...error.properties }, error.message, {
      cause: error.cause,
    });
  }
}
