/** What has to be undone in the end, the last first. */
export interface UndoList {
  add(step: () => Promise<void>): void;
  /** Undoes all, once: whoever asks again waits for the same. Goes on after a step that failed, then rejects with its error. */
  run(): Promise<void>;
}

export function createUndoList(): UndoList {
  const steps: (() => Promise<void>)[] = [];
  let running: Promise<void> | undefined;
  const undoAll = async () => {
    const failures: unknown[] = [];
    for (const step of steps.reverse()) await step().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  };
  return {
    add: (step) => void steps.push(step),
    run() {
      running ??= undoAll();
      return running;
    },
  };
}
