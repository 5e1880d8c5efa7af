/** Eventual consistency on request: DescribeTasks may answer MISSING for a task that RunTask has just answered. */
export interface Visibility {
  /** Every task started from now on is MISSING in the first `describes` answers about it. Zero, the default, ends that. */
  hideNewTasks(describes: number): void;
}

/** The side of {@link Visibility} that RunTask and DescribeTasks use. */
export interface HiddenTasks extends Visibility {
  started(taskArn: string): void;
  /** Whether this describe answers MISSING; counts it. */
  hides(taskArn: string): boolean;
}

export function createVisibility(): HiddenTasks {
  let describes = 0;
  const left = new Map<string, number>();
  return {
    hideNewTasks(count) {
      describes = count;
    },
    started(taskArn) {
      if (describes > 0) left.set(taskArn, describes);
    },
    hides(taskArn) {
      const remaining = left.get(taskArn) ?? 0;
      if (remaining <= 1) left.delete(taskArn);
      else left.set(taskArn, remaining - 1);
      return remaining > 0;
    },
  };
}
