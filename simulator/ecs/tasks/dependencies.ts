import type { Clock } from "../../clock";
import type { CreateContainerHost } from "../../containers";
import type { Clusters, Journal, LogSink, Tags, TaskDefinitions } from "../../ports";
import type { RateGate } from "../../protocol/rates/rates";
import type { Timing } from "./timing";

/** What the tasks of one account in one region stand on. */
export interface TaskDependencies {
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  readonly clock: Clock;
  readonly clusters: Clusters;
  readonly definitions: TaskDefinitions;
  readonly tags: Tags;
  readonly logs: LogSink;
  readonly journal: Journal;
  readonly containers: CreateContainerHost;
  /** Absolute path. The image `app:v1` is the directory `app/v1` in it. */
  readonly imagesDirectory: string | undefined;
  /** What `secrets[].valueFrom` resolves to, by its exact text (the ARN or the parameter's name). */
  readonly secrets: Readonly<Record<string, string>>;
  readonly timing: Timing;
  /** How many tasks Fargate launches. */
  readonly rates: Pick<RateGate, "fargateLaunch">;
}
