import type { AdjustableClock } from "./clock";
import type { TasksAtHand } from "./ecs/tasks/port";
import type { SimulatorOptions } from "./options";
import type { Faults } from "./protocol/faults/faults";
import type { JournalReader } from "./protocol/journal";
import { startOn } from "./start";

/** A running simulator of Amazon ECS and CloudWatch Logs. */
export interface Simulator {
  /** Endpoint of both services, such as `http://127.0.0.1:4577`. */
  readonly url: string;
  /** Everything that happened, calls and effects, in order, over all regions. */
  readonly journal: JournalReader;
  /** Makes calls fail, hang, or be applied without an answer. */
  readonly faults: Faults;
  /** Its time, which a test can move on: by an hour, and ECS has forgotten a task. */
  readonly clock: AdjustableClock;
  /** A region's tasks without a call to AWS: how they stand, capacity, and ends that come from outside. */
  tasks(region: string): TasksAtHand;
  /** Cuts every connection, kills every container, waits until all are gone, and frees the port. */
  close(): Promise<void>;
}

/**
 * Starts a simulator on 127.0.0.1 that the AWS SDKs, the AWS CLI and Pulumi can call as Amazon ECS and CloudWatch Logs. Any
 * credentials do. Regions come into being when they are first called, each with a state of its own, all in memory. Close
 * it: it holds a port, and its containers are processes of this machine.
 *
 * Rejects with a RangeError for an option that is out of its range, and with the system's error, such as EADDRINUSE, when
 * it cannot listen.
 *
 * @example
 * const simulator = await startSimulator({ images: "tests/images" });
 * const ecs = new ECSClient({
 *   endpoint: simulator.url,
 *   region: "eu-west-1",
 *   credentials: { accessKeyId: "any", secretAccessKey: "any" },
 * });
 * await ecs.send(new CreateClusterCommand({ clusterName: "main" }));
 * simulator.journal.calls("CreateCluster").length; // 1
 * await simulator.close();
 */
export function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  return startOn({}, options);
}
