import { type DynamicProperties, hiddenOf, ownOf, secretPathsOf } from "./dynamicProperties";
import { RunFailure } from "./failure";
import type { Host } from "./host";
import type { Properties } from "./state";
import { type Subject, taskProvider } from "./taskProvider";

/** The handlers in the shapes of Pulumi's dynamic providers. */
export function dynamicProvider(host: Host) {
  const provider = taskProvider(host);

  return {
    async check(olds: Partial<DynamicProperties>, news: DynamicProperties) {
      const isNew = Object.keys(olds).length === 0;
      const sentences = await provider.check(subjectOf(news), { formerUrn: olds.resourceUrn, isNew });
      // The engine would print the value of a property that is named, also of a secret one: the path is in the sentence.
      return { inputs: news, failures: sentences.map((reason) => ({ property: "", reason })) };
    },

    async diff(id: string, olds: DynamicProperties, news: DynamicProperties) {
      const { changes, replaces } = await provider.diff(recordedSubject(id, olds, news), subjectOf(news));
      return { changes, replaces: [...replaces] };
    },

    async create(news: DynamicProperties) {
      const created = provider.create(subjectOf(news)).catch(recordingHidden(news));
      const { id, properties } = await created;
      return { id, outs: withHidden(news, properties) };
    },

    async update(id: string, olds: DynamicProperties, news: DynamicProperties) {
      const updated = provider.update(id, recordedSubject(id, olds, news), subjectOf(news));
      const properties = await updated.catch(recordingHidden(news));
      return { outs: withHidden(news, properties) };
    },

    async read(id: string, recorded: DynamicProperties) {
      const properties = await provider.read(subjectOf(recorded));
      return { id, props: withHidden(recorded, properties) };
    },

    delete: (id: string, recorded: DynamicProperties) => provider.delete({ ...subjectOf(recorded), id }),
  };
}

function subjectOf(properties: DynamicProperties): Subject {
  const { resourceUrn } = properties;
  return {
    urn: resourceUrn,
    row: resourceUrn,
    properties: ownOf(properties),
    secretPaths: secretPathsOf(properties),
  };
}

/** What was recorded, by this host or by the plugin, which records no URN. */
function recordedSubject(id: string, olds: DynamicProperties, { resourceUrn }: DynamicProperties): Subject {
  const isMoved = olds.resourceUrn === undefined;
  return { ...subjectOf(isMoved ? { ...olds, resourceUrn } : olds), id, isMoved };
}

/** Adds Pulumi's properties to those that are recorded. */
function withHidden(given: DynamicProperties, properties: Properties): Properties {
  return { ...hiddenOf(given), ...properties };
}

/** Pulumi adds `__provider` itself on success only; a recorded failure without it could never be destroyed. */
function recordingHidden(news: DynamicProperties) {
  return (error: unknown): never => {
    throw error instanceof RunFailure ? error.recording(withHidden(news, error.properties)) : error;
  };
}
