/** Reasons of RunTask's `failures[]`, in ECS's words (Developer Guide, "API failures messages"). */
type CapacityReason =
  | "RESOURCE:CPU"
  | "RESOURCE:MEMORY"
  | "RESOURCE:ENI"
  | "AGENT"
  | "ATTRIBUTE"
  | "LOCATION"
  | "Capacity is unavailable at this time. Please try again later or in a different availability zone";

/** Room for tasks. There is always some, except where a test says otherwise. */
export interface Capacity {
  /** The next `calls` calls of RunTask start nothing and answer HTTP 200 with one failure per task asked for. */
  failNext(calls: number, reason: CapacityReason): void;
}

/** The side of {@link Capacity} that RunTask reads. */
export interface CapacityQueue extends Capacity {
  /** Takes the reason programmed for this call, if there is one. */
  take(): CapacityReason | undefined;
}

export function createCapacity(): CapacityQueue {
  const reasons: CapacityReason[] = [];
  return {
    failNext(calls, reason) {
      for (let call = 0; call < calls; call++) reasons.push(reason);
    },
    take: () => reasons.shift(),
  };
}
