import type { JournalEntry } from "../../simulator";

/** A call with its input, or a container's exit, as a test tells it. */
export type Happening =
  | { readonly call: string; readonly input?: unknown; readonly outcome?: string }
  | { readonly exit: number | undefined; readonly of: "task" | "service" };

/** The journal in which these things happened in this order, a second apart; `seq` goes on after `lastSeq`. */
export function journalOf(happenings: readonly Happening[], lastSeq = 0): JournalEntry[] {
  return happenings.map((happening, index) => {
    const seq = lastSeq + index + 1;
    const stamp = { seq, at: seq * 1_000 };
    if ("call" in happening) {
      const { call: operation, input = {}, outcome = "ok" } = happening;
      const call = { service: "ecs", region: "eu-west-1", durationMs: 1 } as const;
      return { kind: "call", ...stamp, ...call, operation, input, outcome };
    }
    const group = happening.of === "task" ? "family:hi-web" : "service:hi-web";
    return {
      kind: "effect",
      ...stamp,
      name: "container-exited",
      detail: { group, exitCode: happening.exit },
    };
  });
}
