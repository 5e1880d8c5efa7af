import type { Cluster, TaskDefinition } from "@aws-sdk/client-ecs";

/** What the rooms of the simulator ask of each other. One account, one value of each port per region. */

/** Clusters, as the tasks and services see them. */
export interface Clusters {
  /**
   * The ACTIVE cluster for a name, an ARN, or `undefined` (the cluster `default`).
   * Throws ClusterNotFoundException as ECS does.
   */
  require(reference: string | undefined): Cluster & { clusterArn: string; clusterName: string };
}

/** Task definitions, as the tasks and services see them. */
export interface TaskDefinitions {
  /**
   * The ACTIVE revision for `family`, `family:revision` or an ARN; a bare family is its newest ACTIVE revision.
   * Throws as RunTask does: ClientException "TaskDefinition not found." (Cloud-CV/EvalAI#2419) or
   * InvalidParameterException "TaskDefinition is inactive" (DefangLabs/defang#775).
   */
  requireActive(reference: string): TaskDefinition & { taskDefinitionArn: string };
  /** Any registered revision, also INACTIVE ones: what running tasks and services go on with. */
  find(reference: string): (TaskDefinition & { taskDefinitionArn: string }) | undefined;
}

/** Tags by the ARN of any resource. */
export interface Tags {
  of(resourceArn: string): { key: string; value: string }[];
  set(resourceArn: string, tags: readonly { key?: string | undefined; value?: string | undefined }[]): void;
  remove(resourceArn: string): void;
}

/** Where containers' output goes. */
export interface LogSink {
  hasGroup(group: string): boolean;
  createGroup(group: string): void;
  createStream(group: string, stream: string): void;
  /** Appends events, in order. `timestamp` in milliseconds since the epoch. */
  write(group: string, stream: string, events: readonly { timestamp: number; message: string }[]): void;
}

/** Order of everything that happened, calls and effects alike: the evidence for "the service was never touched before success". */
export interface Journal {
  /** Notes something that is not a call: `task-started`, `container-exited`, `task-stopped`, `deployment-completed`. */
  effect(name: string, detail: Readonly<Record<string, unknown>>): void;
}
