/** `pulumi-ecs-task/simulator`: a local Amazon ECS and CloudWatch Logs for tests. docs/simulator.md shows how. */
export { type ServedProvider, serveAwsProvider } from "./aws-provider";
export type { RateLimits, TimingName } from "./choices";
export type { AdjustableClock } from "./clock";
export type { Ending, TasksAtHand } from "./ecs/tasks/port";
export { type Timing, timings } from "./ecs/tasks/timing";
export type { SimulatorOptions } from "./options";
export type { ArmedRule } from "./protocol/faults/decide";
export type { Faults, FiredFault } from "./protocol/faults/faults";
export type { FaultEffect, FaultHook, FaultRule } from "./protocol/faults/rule";
export type { CallEntry, EffectEntry, JournalEntry, JournalReader } from "./protocol/journal";
export { type Simulator, startSimulator } from "./simulator";
export { simulatorConfig } from "./stack-config";
