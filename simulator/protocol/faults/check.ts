import { operationSchema } from "../schema/operations";
import { operationsThatMiss } from "./missing";
import type { FaultRule } from "./rule";

/** Throws a RangeError for a rule that could never fire, or whose effect its operation does not know. */
export function checkRule(rule: FaultRule): void {
  const { operation, nth, times, effect } = rule;
  if (operation !== "*" && !isOperation(operation)) {
    throw new RangeError(
      `Fault for operation '${operation}': neither ECS nor CloudWatch Logs has it. '*' is every one.`,
    );
  }
  if (nth !== undefined && nth !== "every" && !isCount(nth)) {
    throw new RangeError(`Fault with nth ${nth}: expected a whole number from 1, or 'every'.`);
  }
  if (times !== undefined && !isCount(times)) {
    throw new RangeError(`Fault with times ${times}: expected a whole number from 1.`);
  }
  if (effect.kind === "missing" && !operationsThatMiss.includes(operation)) {
    throw new RangeError(
      `Fault 'missing' for '${operation}': only ${operationsThatMiss.join(", ")} know it.`,
    );
  }
}

const isOperation = (name: string) =>
  operationSchema("ecs", name) !== undefined || operationSchema("logs", name) !== undefined;

const isCount = (value: number) => Number.isInteger(value) && value >= 1;
