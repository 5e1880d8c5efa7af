/** A task of a service that is not on its way out. */
export interface ServiceTask {
  readonly taskArn: string;
  /** Whether it belongs to the PRIMARY deployment. */
  readonly isPrimary: boolean;
  /** RUNNING, and its health checks, if it has any, have passed. */
  readonly isHealthy: boolean;
}

export interface Rollout {
  readonly desiredCount: number;
  /** How much of the desired count must stay healthy, rounded up. */
  readonly minimumHealthyPercent: number;
  /** How much of the desired count may run or be pending, rounded down. */
  readonly maximumPercent: number;
  /** False for a failed deployment, and while the replacement of a dead task waits. */
  readonly mayStart: boolean;
  readonly tasks: readonly ServiceTask[];
}

/** What a service does next: how many tasks of its PRIMARY deployment it starts, and which tasks it stops. */
export interface RolloutStep {
  readonly start: number;
  readonly stop: readonly string[];
}

/**
 * One step of a rolling update (SDK, DeploymentConfiguration): new tasks as far as `maximumPercent` allows, old ones
 * stopped as far as `minimumHealthyPercent` allows, unhealthy ones first because they cost no health. Repeated after
 * each change, steps end with exactly the desired count of PRIMARY tasks, unless the percentages leave no room.
 */
export function planRollout(rollout: Rollout): RolloutStep {
  const { desiredCount, minimumHealthyPercent, maximumPercent, mayStart, tasks } = rollout;
  const minimumHealthy = Math.ceil((desiredCount * minimumHealthyPercent) / 100);
  const maximum = Math.floor((desiredCount * maximumPercent) / 100);
  const primary = unhealthyFirst(tasks.filter(({ isPrimary }) => isPrimary));
  const old = unhealthyFirst(tasks.filter(({ isPrimary }) => !isPrimary));

  const surplus = primary.slice(0, Math.max(0, primary.length - desiredCount));
  let healthy = tasks.filter(({ isHealthy }) => isHealthy).length;
  healthy -= surplus.filter(({ isHealthy }) => isHealthy).length;
  const replaced: ServiceTask[] = [];
  for (const task of old) {
    if (task.isHealthy && healthy <= minimumHealthy) continue;
    if (task.isHealthy) healthy -= 1;
    replaced.push(task);
  }
  const missing = desiredCount - primary.length;
  const room = maximum - (tasks.length - surplus.length - replaced.length);
  return {
    start: mayStart ? Math.max(0, Math.min(missing, room)) : 0,
    stop: [...surplus, ...replaced].map(({ taskArn }) => taskArn),
  };
}

function unhealthyFirst(tasks: readonly ServiceTask[]): ServiceTask[] {
  return [...tasks.filter(({ isHealthy }) => !isHealthy), ...tasks.filter(({ isHealthy }) => isHealthy)];
}
