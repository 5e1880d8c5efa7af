import * as fc from "fast-check";
import type { FaultRule, Simulator } from "../../simulator";
import { place } from "./program";

/** What AWS does during one command. Short enough for every call to be ridden out within its time. */
export interface Weather {
  readonly faults: readonly FaultRule[];
  /** In how many first looks DescribeTasks misses a new task. */
  readonly hidden: number;
  /** How many calls of RunTask find no capacity. */
  readonly withoutCapacity: number;
}

export const fair: Weather = { faults: [], hidden: 0, withoutCapacity: 0 };

/** Sets the weather for what follows; fair weather ends it. Capacity that nobody asked for stays short. */
export function setWeather({ faults, hidden, withoutCapacity }: Weather, simulator: Simulator): void {
  simulator.faults.clear();
  for (const rule of faults) simulator.faults.add(rule);
  const { visibility, capacity } = simulator.tasks(place.region);
  visibility.hideNewTasks(hidden);
  capacity.failNext(withoutCapacity, "RESOURCE:MEMORY");
}

/** The operations of the provider. The service's own belong to another provider, which is not tested here. */
const operations = [
  "RegisterTaskDefinition",
  "ListTaskDefinitions",
  "DescribeTaskDefinition",
  "DeregisterTaskDefinition",
  "ListTasks",
  "RunTask",
  "DescribeTasks",
  "StopTask",
  "GetLogEvents",
  "DescribeClusters",
  "TagResource",
] as const;

const anyFault: fc.Arbitrary<FaultRule> = fc.record({
  operation: fc.constantFrom(...operations),
  nth: fc.integer({ min: 1, max: 3 }),
  times: fc.integer({ min: 1, max: 2 }),
  effect: fc.constantFrom(
    { kind: "throttle" } as const,
    { kind: "http500" } as const,
    { kind: "http500", html: true } as const,
    { kind: "resetBefore" } as const,
    { kind: "loseAnswer" } as const,
    { kind: "loseAnswer" } as const,
  ),
});

const foul: fc.Arbitrary<Weather> = fc.record({
  faults: fc.array(anyFault, { minLength: 1, maxLength: 3 }),
  hidden: fc.nat(3),
  withoutCapacity: fc.oneof(
    { withCrossShrink: true },
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.nat(3) },
  ),
});

export const anyWeather: fc.Arbitrary<Weather> = fc.oneof(
  { withCrossShrink: true },
  { weight: 3, arbitrary: fc.constant(fair) },
  { weight: 2, arbitrary: foul },
);
