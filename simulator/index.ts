export { type AdjustableClock, createClock } from "./clock";
export type {
  ContainerHost,
  ContainerOrder,
  ContainerPorts,
  CreateContainerHost,
  PreparedContainer,
  RunningContainer,
} from "./containers";
export { type Tasks, type Timing, timings } from "./ecs/tasks";
export type { SimulatorOptions, TimingName } from "./options";
export type { Faults, FiredFault } from "./protocol/faults/faults";
export type { FaultEffect, FaultHook, FaultRule } from "./protocol/faults/rule";
export type { CallEntry, EffectEntry, JournalEntry, JournalReader } from "./protocol/journal";
export { answerMistakes } from "./protocol/schema/answer";
export { type Simulator, startSimulator } from "./simulator";
