import type { Cause } from "./cause";
import { runtimeCauses } from "./causes/containerRuntime";
import { ownEnds, unexplained } from "./causes/ends";
import { exitCauses } from "./causes/exits";
import { loggingCauses } from "./causes/logging";
import { networkCauses } from "./causes/network";
import { placementCauses } from "./causes/placement";
import { pullCauses } from "./causes/pull";
import { secretCauses } from "./causes/secrets";
import { startCauses } from "./causes/starting";
import { stopCauses } from "./causes/stops";
import { storageCauses } from "./causes/storage";
import { waitCauses } from "./causes/waits";

/** Where ECS says in words, or an exit code tells, what became of a container: the first that fits is it. */
const ofContainers: readonly Cause[] = [
  ...storageCauses,
  ...pullCauses,
  ...loggingCauses,
  ...secretCauses,
  ...networkCauses,
  ...startCauses,
  ...runtimeCauses,
  ...exitCauses,
];

/**
 * Every cause that a failure is explained with; the first that fits is it, so what is special stands before what is
 * general. Words of ECS's may change, and then a failure is explained less well: nothing is decided by them.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-tasks-error-messages-updates.html
 */
export const causes: readonly Cause[] = [
  ...ownEnds,
  ...stopCauses,
  ...placementCauses,
  ...ofContainers,
  ...waitCauses,
  ...unexplained,
];

/** What explains the end of one container. */
export const containerCauses: readonly Cause[] = ofContainers;
