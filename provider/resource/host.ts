import type { ConnectionSettings } from "../connection/settings";
import type { DefinitionRegistry, Tags } from "../definition/registry";
import type { SharedRevisions } from "../definition/shared";
import type { Reach } from "../diagnosis/reach";
import type { LogGroups } from "../logs/groups";
import type { LogReader } from "../logs/reader";
import type { Clock } from "../run/clock";
import type { Services } from "../run/services";
import type { Tasks } from "../run/tasks";
import type { TaskWatcher } from "../run/watcher";
import type { Progress } from "./progress";

/** What the handlers need from the process they run in. The composition root makes it. */
export interface Host {
  /** AWS behind a connection. The same settings share their clients. Rejects when no region is known. */
  connect(settings: ConnectionSettings): Promise<Aws>;
  /** The region of a connection, or `undefined` when none is known. Makes no AWS call. */
  region(settings: ConnectionSettings): Promise<string | undefined>;
  /** Where a resource's progress is shown. */
  progress(urn: string): Progress;
  /** Says what will happen to a resource and why, once in this process: `check` and `diff` may both know it. */
  announce(urn: string, sentence: string): void;
  /**
   * Revisions that a resource of this `up` has in its state and goes on with, each as `useOf` tells it. A replacement
   * that found its predecessor's revision has it too, and the predecessor's delete must leave it alone.
   */
  readonly revisionsInUse: Set<string>;
  /**
   * URNs of resources that this `up` goes on with, and the records of those that were created with another one, each by its
   * id and last task. One of them that is deleted was replaced, which is no reason for what `onDelete` does.
   */
  readonly resourcesInUse: Set<string>;
  readonly clock: Clock;
  /**
   * The user's first Ctrl-C; absent where it cannot be heard of. What waits for a run then leaves it to ECS, fails with
   * what there is to record, and starts nothing more.
   */
  readonly interrupt?: AbortSignal;
  /** Takes a resource's secrets out of a text, for what is cut before it is recorded or shown. Absent: there are none. */
  readonly redact?: (text: string) => string;
}

/** One account and region. */
export interface Aws {
  readonly region: string;
  /** What a command has to say that is to reach the same, and that somebody pastes. */
  readonly reach?: Reach;
  /** Tags that everything gets which is made here. */
  readonly defaultTags: Tags;
  readonly definitions: DefinitionRegistry;
  /** What the resources of this process share of the revisions there. */
  readonly shared: SharedRevisions;
  readonly tasks: Tasks;
  readonly services: Services;
  readonly logs: LogReader;
  readonly logGroups: LogGroups;
  /** The watcher that all runs in a cluster share. */
  watcher(cluster: string): TaskWatcher;
  /** ACTIVE, INACTIVE or another status; `undefined` for a cluster ECS does not know. */
  clusterStatus(cluster: string): Promise<string | undefined>;
}
