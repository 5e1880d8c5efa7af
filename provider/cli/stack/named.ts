import { suggestion } from "../../values/nearest";
import { CommandFailure } from "../failure";
import type { Stack, StackGatedService, StackTask } from "./stack";

/** A resource of a stack from which something can run. */
export type Runnable =
  | { readonly kind: "task"; readonly task: StackTask }
  | {
      readonly kind: "gatedService";
      readonly service: StackGatedService;
      /** Its tasks, in the order of the state. */
      readonly tasks: readonly StackTask[];
    };

/** The resource of a name or URN; without one, the only resource that there is. Throws when it is not clear. */
export function runnableNamed(stack: Stack, name: string | undefined): Runnable {
  const all = runnables(stack);
  const fitting = name === undefined ? all : all.filter((one) => nameOf(one) === name || urnOf(one) === name);
  const [only, ...more] = fitting.length > 0 || name === undefined ? fitting : withinComponents(stack, name);
  if (only !== undefined && more.length === 0) return only;
  if (only !== undefined && name !== undefined) {
    const urns = [only, ...more].map(urnOf).join(" or ");
    throw new CommandFailure(
      `stack ${stack.name} has several resources named "${name}": give the URN, ${urns}`,
    );
  }
  if (all.length === 0) throw new CommandFailure(`stack ${stack.name} has no OneOffTask and no GatedService`);
  const names = all.map(nameOf);
  if (name === undefined)
    throw new CommandFailure(
      `stack ${stack.name} has several resources to run from: name one of ${names.join(", ")}`,
    );
  throw new CommandFailure(
    `stack ${stack.name} has no OneOffTask or GatedService "${name}"${suggestion(name, names)}`,
  );
}

/** Those that stand by themselves. */
function runnables({ tasks, gatedServices }: Stack): Runnable[] {
  return [
    ...tasks
      .filter(({ component }) => component === undefined)
      .map((task) => ({ kind: "task", task }) as const),
    ...gatedServices.map(
      (service) =>
        ({
          kind: "gatedService",
          service,
          tasks: tasks.filter(({ component }) => component === service.urn),
        }) as const,
    ),
  ];
}

/** A task of a component goes by its own name too. */
function withinComponents({ tasks }: Stack, name: string): Runnable[] {
  return tasks
    .filter((task) => task.component !== undefined && (task.name === name || task.row === name))
    .map((task) => ({ kind: "task", task }));
}

function nameOf(one: Runnable): string {
  return one.kind === "task" ? one.task.name : one.service.name;
}

function urnOf(one: Runnable): string {
  return one.kind === "task" ? one.task.row : one.service.urn;
}
