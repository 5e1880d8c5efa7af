import { taskIdOf } from "../../provider/run/task";
import { defined } from "../../provider/values/defined";
import type { Scene, SceneTask } from "../play";
import type { OwnTimes } from "./seen";

/** One one-off task's way, in seconds after ECS created it. */
export interface Timeline {
  readonly step: string;
  readonly task: string;
  readonly outcome: string;
  /** By ECS's own clock. */
  readonly ecs: Readonly<Partial<Record<keyof OwnTimes, number>>>;
  /** When a look first showed a status or the exit (`exit`), by the clock of the machine that looked. */
  readonly seen: Readonly<Record<string, number>>;
  /** When the engine told that the gate is open, by the same clock. Absent where it stayed shut. */
  readonly gate?: number;
  /** Whether the `up` that opened the gate had started this task. One that adopts may come long after the exit. */
  readonly adopted: boolean;
}

/** The timelines of all tasks that were seen, in the order of the story. A task that was adopted stands with the step that adopted it. */
export function timelinesOf(scenes: readonly Scene[]): readonly Timeline[] {
  const byTask = new Map(
    scenes.flatMap((scene) => scene.tasks.map((task) => [task.snapshot.arn, { scene, task }] as const)),
  );
  return [...byTask.values()].flatMap(({ scene, task }) => {
    const createdMs = task.own.createdAt?.getTime();
    return createdMs === undefined ? [] : [timelineOf(scene, task, createdMs)];
  });
}

function timelineOf({ step, seen }: Scene, task: SceneTask, createdMs: number): Timeline {
  const after = (ms: number) => (ms - createdMs) / 1_000;
  const own = Object.entries(task.own) as [keyof OwnTimes, Date][];
  return defined({
    step: step.name,
    task: taskIdOf(task.snapshot.arn),
    outcome: seen.task,
    ecs: Object.fromEntries(own.map(([moment, date]) => [moment, after(date.getTime())])),
    seen: Object.fromEntries(Object.entries(task.firstMs).map(([moment, ms]) => [moment, after(ms)])),
    gate: task.gateMs === undefined ? undefined : after(task.gateMs),
    adopted: task.adopted,
  });
}
