/** The calls to AWS of all processes, one at a time, so that their order is the same in every run. */
export interface Calls {
  /** Makes a call when all those asked for earlier have been answered. */
  make<T>(call: () => Promise<T>): Promise<T>;
  /** Resolves when no call is under way, nor anything that an answer has set off. */
  quiet(): Promise<void>;
}

export function createCalls(): Calls {
  let last: Promise<unknown> = Promise.resolve();
  let underWay = 0;
  return {
    make<T>(call: () => Promise<T>): Promise<T> {
      underWay += 1;
      const answer = last.then(call).finally(() => {
        underWay -= 1;
      });
      last = answer.catch(() => undefined);
      return answer;
    },
    async quiet() {
      do {
        await last;
        await new Promise((resolve) => setImmediate(resolve));
      } while (underWay > 0);
    },
  };
}

/** A port whose every call passes through `around`. */
export function around<P extends object>(port: P, pass: <T>(call: () => Promise<T>) => Promise<T>): P {
  return new Proxy(port, {
    get(target, name) {
      const member = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      return (...given: unknown[]) => pass(async () => member.apply(target, given));
    },
  });
}
