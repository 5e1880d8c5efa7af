import type { Clock } from "../clock";
import type { Operations } from "../protocol/operation";
import { createFilterOperations } from "./filter";
import { createGetOperations } from "./get";
import { createGroupOperations } from "./groups";
import { createPutOperations } from "./put";
import type { LogStore } from "./store";
import { createStreamOperations } from "./streams";
import { createLogTagOperations } from "./tags";

/** What CloudWatch Logs can do for ECS and its users, on one region's log groups. */
export function createLogOperations(store: LogStore, clock: Clock): Operations {
  return {
    ...createGroupOperations(store),
    ...createStreamOperations(store),
    ...createPutOperations(store, clock),
    ...createGetOperations(store, clock),
    ...createFilterOperations(store, clock),
    ...createLogTagOperations(store),
  };
}
