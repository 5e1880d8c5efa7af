import { type Timing, timings } from "../../simulator/ecs/tasks";

const haste = 10;
const { fargate } = timings;

/** Fargate's phases in their real proportions, ten times as fast; a second that a task definition names stays one. */
export const hastyFargate: Timing = {
  ...fargate,
  provisioningMs: fargate.provisioningMs / haste,
  pendingMs: fargate.pendingMs / haste,
  pullMs: fargate.pullMs / haste,
  exitVisibleMs: fargate.exitVisibleMs / haste,
  deactivatingMs: fargate.deactivatingMs / haste,
  deprovisioningMs: fargate.deprovisioningMs / haste,
  logFlushMs: fargate.logFlushMs / haste,
};
