/** What is in the way of the calls to a service in memory. */
export interface Weather<Operation extends string> {
  /** The next `times` calls (default: all) do what they do, and their answer is this error; `undefined`: calm again. */
  lose(operation: Operation, error: Error | undefined, times?: number): void;
  /** The next `times` calls (default: all) do nothing but fail with this error. */
  refuse(operation: Operation, error: Error, times?: number): void;
}

interface Storm {
  readonly error: Error;
  readonly applied: boolean;
  left: number;
}

/** Makes the weather; `through` carries a call out in it. */
export function createWeather<Operation extends string>() {
  const storms = new Map<Operation, Storm>();
  const weather: Weather<Operation> = {
    lose(operation, error, times = Number.POSITIVE_INFINITY) {
      if (error === undefined) storms.delete(operation);
      else storms.set(operation, { error, applied: true, left: times });
    },
    refuse(operation, error, times = Number.POSITIVE_INFINITY) {
      storms.set(operation, { error, applied: false, left: times });
    },
  };

  async function through<T>(operation: Operation, call: () => T): Promise<T> {
    const storm = storms.get(operation);
    if (storm === undefined || storm.left === 0) return call();
    storm.left -= 1;
    if (storm.applied) call();
    throw storm.error;
  }

  return { weather, through };
}
