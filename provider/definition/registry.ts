import type { ContainerDefinition } from "./container";
import type { NormalDefinition } from "./normalise";

/** Where task definitions are registered: ECS. */
export interface DefinitionRegistry {
  /**
   * Registers a new revision and returns its ARN. ECS makes a new revision on every call, also for equal content, so
   * the call is made once: a lost answer is a transient error.
   */
  register(definition: NormalDefinition, tags: Tags): Promise<string>;
  /** The revision behind an ARN, `family:revision` or `family`; `undefined` if ECS knows none. */
  find(reference: string): Promise<Revision | undefined>;
  /** ARNs of the ACTIVE revisions of a family, newest first, at most `most`. */
  newest(family: string, most: number): Promise<readonly string[]>;
  /** The same for a status, and for a `most` of any size. */
  list(family: string, status: "ACTIVE" | "INACTIVE", most: number): Promise<readonly string[]>;
  /** Makes a revision INACTIVE: what runs from it goes on, nothing new starts. One that is gone already is no error. */
  deregister(arn: string): Promise<void>;
  /** Adds tags to a revision, or gives those of the same key another value. */
  tag(arn: string, tags: Tags): Promise<void>;
  /** Takes tags from a revision. One that is not there is no error. */
  untag(arn: string, keys: readonly string[]): Promise<void>;
}

export type Tags = Readonly<Record<string, string>>;

/** A registered revision of a task definition. */
export interface Revision {
  readonly arn: string;
  readonly active: boolean;
  readonly containers: readonly RunnableContainer[];
  readonly tags: Tags;
  /** The registered content as ECS tells it, with ECS's own defaults filled in. */
  readonly content: Readonly<Record<string, unknown>>;
}

/** What a run has to know of a container. */
export type RunnableContainer = Pick<
  ContainerDefinition,
  "name" | "essential" | "logConfiguration" | "firelensConfiguration"
>;
