import { defined } from "../../values/defined";
import { nearest, suggestion } from "../../values/nearest";
import { CommandFailure } from "../failure";
import { failedDeployOf } from "./failedDeploy";
import type { Stack, StackGatedService, StackTask } from "./stack";

/** A resource of a stack from which something can run. */
export type Runnable =
  | { readonly kind: "task"; readonly task: StackTask }
  | {
      readonly kind: "gatedService";
      readonly service: StackGatedService;
      /** Its tasks, in the order of the state. */
      readonly tasks: readonly StackTask[];
      /** What it runs when its deploy fails. */
      readonly failedDeploy?: StackTask;
    };

/** The resource of a name or URN; without one, the only resource that there is. Throws when it is not clear. */
export function runnableNamed(stack: Stack, name: string | undefined): Runnable {
  const all = runnables(stack);
  const fitting = name === undefined ? all : all.filter((one) => nameOf(one) === name || urnOf(one) === name);
  const [only, ...more] = fitting.length > 0 || name === undefined ? fitting : within(all, name);
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
  const every = [...names, ...all.flatMap(partsOf).map((task) => task.name)];
  const meant = suggestion(name, nearest(name, every) === undefined ? names : every);
  throw new CommandFailure(`stack ${stack.name} has no OneOffTask or GatedService "${name}"${meant}`);
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
          ...defined({ failedDeploy: failedDeployOf(service, tasks) }),
        }) as const,
    ),
  ];
}

/** A task of a component goes by its own name too. */
function within(all: readonly Runnable[], name: string): Runnable[] {
  return all
    .flatMap(partsOf)
    .filter((task) => task.name === name || task.row === name)
    .map((task) => ({ kind: "task", task }));
}

/** What a component runs. */
function partsOf(one: Runnable): readonly StackTask[] {
  return one.kind === "task" ? [] : tasksOf(one);
}

/** All that a resource runs. */
export function tasksOf(one: Runnable): readonly StackTask[] {
  if (one.kind === "task") return [one.task];
  return one.failedDeploy === undefined ? one.tasks : [...one.tasks, one.failedDeploy];
}

function nameOf(one: Runnable): string {
  return one.kind === "task" ? one.task.name : one.service.name;
}

function urnOf(one: Runnable): string {
  return one.kind === "task" ? one.task.row : one.service.urn;
}
