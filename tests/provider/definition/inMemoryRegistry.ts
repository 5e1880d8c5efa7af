import type { NormalDefinition } from "../../../provider/definition/normalise";
import type {
  DefinitionRegistry,
  Revision,
  RunnableContainer,
  Tags,
} from "../../../provider/definition/registry";
import { denied } from "../awsErrors";
import { createWeather, type Weather } from "../weather";
import { asEcsTells } from "./asEcsTells";

type Operation = "register" | "find" | "newest" | "list" | "deregister" | "tag" | "untag";

/** A registry of task definitions in memory, as ECS keeps them: every registration is a new revision. */
export interface InMemoryRegistry extends DefinitionRegistry, Weather<Operation> {
  /** Every call, such as `register hi-web`, in the order they came. */
  readonly calls: readonly string[];
  /** What was registered, oldest first. */
  readonly registered: readonly NormalDefinition[];
  /** Adds a revision without a call, as another tool would, and returns its ARN. */
  add(family: string, containers: readonly RunnableContainer[]): string;
  /** Takes a revision away altogether, as DeleteTaskDefinitions does. */
  forget(arn: string): void;
  /** From now on the caller has no permission for `ecs:TagResource`, which RegisterTaskDefinition with tags needs too. */
  denyTagging(): void;
  activeArns(): string[];
  tagsOf(arn: string): Tags;
}

export function createInMemoryRegistry(): InMemoryRegistry {
  const calls: string[] = [];
  const registered: NormalDefinition[] = [];
  const lastRevision = new Map<string, number>();
  const revisions = new Map<string, Revision>();
  const { weather, through } = createWeather<Operation>();
  let taggingDenied = false;

  function put(definition: NormalDefinition, tags: Tags): string {
    const { family, containerDefinitions: containers } = definition;
    const revision = (lastRevision.get(family) ?? 0) + 1;
    lastRevision.set(family, revision);
    const arn = `arn:aws:ecs:eu-west-1:123456789012:task-definition/${family}:${revision}`;
    revisions.set(arn, { arn, active: true, containers, tags, content: asEcsTells(definition, arn) });
    return arn;
  }

  function called<T>(operation: Operation, subject: string, answer: () => T): Promise<T> {
    calls.push(`${operation} ${subject}`);
    return through(operation, answer);
  }

  function change(arn: string, rest: Partial<Revision>): void {
    const revision = revisions.get(arn);
    if (revision !== undefined) revisions.set(arn, { ...revision, ...rest });
  }

  const newestFirst = () => [...revisions.values()].reverse();

  return {
    ...weather,
    calls,
    registered,
    add: (family, containers) =>
      put({ family, containerDefinitions: containers.map((one) => ({ image: "app:v1", ...one })) }, {}),
    forget: (arn) => void revisions.delete(arn),
    denyTagging: () => {
      taggingDenied = true;
    },
    activeArns: () => [...revisions.values()].filter(({ active }) => active).map(({ arn }) => arn),
    tagsOf: (arn) => revisions.get(arn)?.tags ?? {},

    register: (definition, tags) =>
      called("register", definition.family, () => {
        if (taggingDenied && Object.keys(tags).length > 0)
          throw denied("ecs:RegisterTaskDefinition", "ecs:TagResource");
        registered.push(definition);
        return put(definition, tags);
      }),

    find: (reference) =>
      called("find", reference, () =>
        newestFirst().find(
          ({ arn, active }) =>
            arn === reference ||
            arn.endsWith(`/${reference}`) ||
            (active && arn.replace(/:\d+$/, "").endsWith(`/${reference}`)),
        ),
      ),

    newest: (family, most) =>
      called("newest", family, () =>
        newestFirst()
          .filter(({ arn, active }) => active && arn.includes(`/${family}:`))
          .map(({ arn }) => arn)
          .slice(0, most),
      ),

    list: (family, status, most) =>
      called("list", `${family} ${status}`, () =>
        newestFirst()
          .filter(({ arn, active }) => active === (status === "ACTIVE") && arn.includes(`/${family}:`))
          .map(({ arn }) => arn)
          .slice(0, most),
      ),

    deregister: (arn) => called("deregister", arn, () => change(arn, { active: false })),

    tag: (arn, tags) =>
      called("tag", arn, () => {
        if (taggingDenied) throw denied("ecs:TagResource");
        change(arn, { tags: { ...revisions.get(arn)?.tags, ...tags } });
      }),

    untag: (arn, keys) =>
      called("untag", arn, () => {
        if (taggingDenied) throw denied("ecs:UntagResource");
        const left = Object.entries(revisions.get(arn)?.tags ?? {}).filter(([key]) => !keys.includes(key));
        change(arn, { tags: Object.fromEntries(left) });
      }),
  };
}
