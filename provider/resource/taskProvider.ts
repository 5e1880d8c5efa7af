import { announcement } from "../diagnosis/announcement";
import { startedBy } from "../run/identity";
import { firstRun } from "../run/plan";
import { cut, type Problem } from "../values/problem";
import { check } from "./check";
import { type Difference, diff } from "./diff";
import { engineText } from "./engineText";
import { explained } from "./explained";
import { RunFailure } from "./failure";
import { foresee } from "./foresee";
import type { Host } from "./host";
import { hostOfRow } from "./hostOfRow";
import type { OneOffTaskInputs } from "./inputs";
import { moved } from "./moved";
import { read } from "./read";
import { redactedCause, redactedFailure, redactedOutputs, redactor } from "./redact";
import { redactingHost } from "./redactingHost";
import type { ValuePath } from "./secretPaths";
import { secretTexts } from "./secretTexts";
import { outputsOf, type Properties } from "./state";
import { refuseNewerState } from "./stateFormat";
import { isUnknown } from "./unknown";
import { warnings } from "./warnings";
import { deploy, remove } from "./whenDue";

/** A resource as a host of the handlers hands it over: one set of its properties, and what Pulumi knows of it. */
export interface Subject {
  /** What the resource's tasks and revisions are known by in ECS: its URN as the dynamic resource of a program. */
  readonly urn: string;
  /** URN of the row on which its progress is shown. */
  readonly row: string;
  /** The resource's own, in plain values. */
  readonly properties: Properties;
  /** Where they hold secrets. */
  readonly secretPaths: readonly ValuePath[];
  /** Of what is recorded: made from the URN that it was created with, and kept when an alias renames it. */
  readonly id?: string;
  /** Whether they were recorded by the other kind of host: the resource moves, and is to be recorded anew. */
  readonly isMoved?: boolean;
}

/** What the engine is told of inputs that were looked at. */
export interface Checked {
  /** The URN that the recorded resource had, if another. */
  readonly formerUrn?: string | undefined;
  readonly isNew: boolean;
}

/**
 * The handlers, as both hosts call them: without a secret in anything that is shown, thrown or recorded besides the
 * inputs, and saying on the resource's row what will happen. `secrets` are texts that no resource has among its inputs.
 */
export function taskProvider(host: Host, secrets: readonly string[] = []) {
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

  /**
   * What a call is about, a host that does not print its secrets, nor those of the properties before it, and what becomes
   * of an error with nothing to record.
   */
  function openUp({ urn, row, properties, secretPaths }: Subject, olds?: Subject) {
    for (const one of [properties, olds?.properties ?? {}]) refuseNewerState(one, row);
    const inputs = properties as unknown as OneOffTaskInputs;
    const recorded = olds === undefined ? [] : secretsOf(olds);
    const redact = redactor([...secrets, ...secretsOf({ properties, secretPaths }), ...recorded]);
    const refused = (error: unknown): never => {
      const { cluster, connection } = inputs;
      const region = outputsOf(properties).region ?? connection?.region;
      throw explained(error, redact, { cluster, region });
    };
    return { inputs, urn, redact, quiet: redactingHost(hostOfRow(host, row), redact), refused };
  }

  /** Creates or updates. Resolves to the properties to record; a failed run rejects with them, as `RunFailure`. */
  async function deployed(id: string, news: Subject, olds?: Subject): Promise<Properties> {
    const { inputs, urn, redact, quiet, refused } = openUp(news, olds);
    const before = olds === undefined ? {} : { olds: olds.properties };
    try {
      return redactedOutputs(await deploy({ id, urn, inputs, ...before }, quiet), redact);
    } catch (error) {
      if (!(error instanceof RunFailure)) return refused(error);
      const { message, properties } = redactedFailure(error, redact);
      throw new RunFailure(error.id, properties, message, { cause: redactedCause(error.cause, redact) });
    }
  }

  return {
    /** Sentences on what is wrong with the inputs; none when all is well. */
    async check(news: Subject, { formerUrn, isNew }: Checked): Promise<readonly string[]> {
      const { inputs, urn, redact, quiet } = openUp(news);
      // A forced replacement that is deleted first has no diff; an alias keeps the former URN in the state. A destroy
      // checks nothing.
      for (const one of [urn, formerUrn ?? urn]) host.resourcesInUse.add(one);
      const sentence = ({ path, message }: Problem) => cut(redact(`${path} ${message}`));
      const failures = check({ ...inputs }).map(sentence);
      await warn(urn, warnings({ ...inputs }, news.secretPaths).map(sentence), quiet);
      // A create is not previewed, and has no diff that could say what will happen.
      if (isNew && failures.length === 0)
        quiet.announce(urn, announcement(firstRun, { ...inputs, isUnknown }));
      return failures.map(engineText);
    },

    async diff(olds: Subject, news: Subject): Promise<Difference> {
      const { inputs, urn, quiet, refused } = openUp(news, olds);
      if (olds.id !== undefined && olds.id !== startedBy(urn)) host.resourcesInUse.add(recordOf(olds));
      const difference = await diff(urn, olds.properties, inputs, quiet).catch(refused);
      return olds.isMoved === true ? moved(difference, olds.properties) : difference;
    },

    /** The properties after a create or an update, as a preview can tell them: what is not known yet is marked so. */
    async foresee(news: Subject, olds?: Subject): Promise<Properties> {
      const { inputs, redact, quiet, refused } = openUp(news, olds);
      const foreseen = await foresee(inputs, olds?.properties, quiet).catch(refused);
      return redactedOutputs(foreseen, redact);
    },

    async create(news: Subject): Promise<{ readonly id: string; readonly properties: Properties }> {
      const id = startedBy(news.urn);
      return { id, properties: await deployed(id, news) };
    },

    update: (id: string, olds: Subject, news: Subject): Promise<Properties> => deployed(id, news, olds),

    async read(recorded: Subject): Promise<Properties> {
      const { urn, redact, quiet, refused } = openUp(recorded);
      return redactedOutputs(await read(urn, recorded.properties, quiet).catch(refused), redact);
    },

    async delete(recorded: Subject): Promise<void> {
      const { urn, quiet, refused } = openUp(recorded);
      // One that was renamed and replaced in one `up` is deleted by the URN that it had before.
      if (recorded.id !== undefined && host.resourcesInUse.has(recordOf(recorded)))
        host.resourcesInUse.add(urn);
      await remove(urn, recorded.properties, quiet).catch(refused);
    },
  };
}

export type TaskProvider = ReturnType<typeof taskProvider>;

/** An id is had twice where a new resource got the former name of a renamed one. Their last tasks are two. */
function recordOf({ id, properties }: Pick<Subject, "id" | "properties">): string {
  return `${id} ${outputsOf(properties).taskArn}`;
}

function secretsOf({ properties, secretPaths }: Pick<Subject, "properties" | "secretPaths">) {
  return secretPaths.flatMap((path) => secretTexts(properties, path));
}
