/** A process that can be killed: from then on nothing of it goes on, while what it has asked of AWS stays done. */
export interface Process {
  /** The port, as this process sees it: after the kill no call is made, and no answer arrives. */
  port<T extends object>(port: T): T;
  kill(): void;
}

export function createProcess(): Process {
  let alive = true;
  const nothing = new Promise<never>(() => {});
  const answered = <T>(answer: Promise<T>): Promise<T> =>
    answer.then(
      (value) => (alive ? value : nothing),
      (error) => {
        if (alive) throw error;
        return nothing;
      },
    );
  return {
    port: (port) =>
      new Proxy(port, {
        get(target, name) {
          const member = Reflect.get(target, name);
          if (typeof member !== "function") return member;
          return (...given: unknown[]) => {
            if (!alive) return nothing;
            const answer = member.apply(target, given);
            return answer instanceof Promise ? answered(answer) : answer;
          };
        },
      }),
    kill: () => {
      alive = false;
    },
  };
}
