import { type Look, type SeenTasks, withLook } from "./seen";

/** Looks at the account's one-off tasks for as long as it is open. */
export interface Observer {
  tasks(): SeenTasks;
  /** Resolves when a look that began after this call has been answered. Rejects when none is within `deadlineMs`. */
  fresh(deadlineMs: number, interrupt?: AbortSignal): Promise<void>;
  /** Resolves to whether `holds` comes to hold within `deadlineMs`; rejects with the reason of an `interrupt`. */
  until(holds: (tasks: SeenTasks) => boolean, deadlineMs: number, interrupt?: AbortSignal): Promise<boolean>;
  /** What looks have failed with, each text once. */
  problems(): readonly string[];
  /** Resolves when the last look has ended. */
  close(): Promise<void>;
}

/** Begins to look, `pauseMs` after each answer. A look that fails is told at the end, and made again. */
export function observe(look: () => Promise<Look>, pauseMs: number): Observer {
  let seen: SeenTasks = new Map();
  let isOpen = true;
  let begun = 0;
  let answered = 0;
  const problems = new Set<string>();
  const waiting = new Set<() => void>();

  async function goOn(): Promise<void> {
    while (isOpen) {
      begun += 1;
      await look().then(
        (shown) => {
          seen = withLook(seen, shown);
          answered = begun;
        },
        (error: Error) => void problems.add(error.message),
      );
      for (const wake of [...waiting]) wake();
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
  const ended = goOn();

  const observer: Observer = {
    tasks: () => seen,
    problems: () => [...problems],
    async fresh(deadlineMs, interrupt) {
      const from = begun;
      if (await observer.until(() => answered > from, deadlineMs, interrupt)) return;
      throw new Error(
        `No look at the tasks in ECS was answered for ${deadlineMs / 1_000} s: ${[...problems].join("; ") || "no error"}`,
      );
    },
    until(holds, deadlineMs, interrupt) {
      interrupt?.throwIfAborted();
      if (holds(seen)) return Promise.resolve(true);
      return new Promise((resolve, reject) => {
        const end = () => {
          clearTimeout(timer);
          waiting.delete(wake);
          interrupt?.removeEventListener("abort", give);
        };
        const wake = () => {
          if (!holds(seen)) return;
          end();
          resolve(true);
        };
        const give = () => {
          end();
          reject(interrupt?.reason);
        };
        const timer = setTimeout(() => {
          end();
          resolve(false);
        }, deadlineMs);
        waiting.add(wake);
        interrupt?.addEventListener("abort", give);
      });
    },
    close() {
      isOpen = false;
      return ended;
    },
  };
  return observer;
}
