import type { Cause } from "../cause";
import type { Evidence } from "../evidence";
import { signalOf } from "../signal";
import { wordsAdvice } from "./starting";

const exited =
  (...codes: readonly number[]) =>
  ({ exitCode }: Evidence) =>
    exitCode !== undefined && codes.includes(exitCode);

/** What an exit code tells where ECS has no words for it. https://tldp.org/LDP/abs/html/exitcodes.html */
export const exitCauses: readonly Cause[] = [
  {
    title: "Killed, and ECS does not say why",
    fits: exited(137),
    cause:
      "It was killed with SIGKILL. ECS reports no memory limit that was passed, so the memory of the whole task or instance ran out, another process killed it, or it did not obey a SIGTERM within stopTimeout.",
    advice:
      "Look at the memory in Container Insights, and raise `memory` if it came near; if the command was told to stop, let it end on SIGTERM or raise stopTimeout.",
    page: "out-of-memory",
  },
  {
    title: "A segmentation fault",
    fits: exited(139),
    cause:
      "The program has crashed on a memory access: mostly a native library or one that is built for another system.",
    advice:
      "Run the same image with the same command elsewhere; look for native modules, for musl against glibc (alpine), and for the processor's architecture.",
  },
  {
    title: "Ended on SIGTERM",
    fits: exited(143),
    cause:
      "It ended because it was told to, with SIGTERM, though ECS reports no stop of the task: a process in the container, or on its instance, sent it.",
    advice:
      "Look at the last lines for who did: a supervisor or a wrapper such as `timeout`. It may have done a part of its work.",
  },
  {
    title: "The command may not be executed",
    fits: exited(126),
    cause:
      "By its exit code, a program was found and may not be executed: it lacks the permission, or is no program.",
    advice: "Make it executable in the image (chmod +x, before USER), or put its interpreter in front of it.",
  },
  {
    title: "A command was not found",
    fits: exited(127),
    cause: "By its exit code, a shell did not find a program.",
    advice: (seen) => wordsAdvice(seen),
  },
  {
    title: "Ended by a signal",
    fits: ({ exitCode }) => exitCode !== undefined && signalOf(exitCode) !== undefined,
    cause: ({ exitCode = 0 }) => `${signalOf(exitCode)} has ended it.`,
    advice: ({ exitCode = 0 }) =>
      signalOf(exitCode) === "SIGABRT"
        ? "The program has given up by itself, as on a failed assertion or a heap that is full: read the last lines."
        : "Read the last lines, and look for who sent it where the program did not itself.",
  },
  {
    title: "The command failed",
    fits: ({ exitCode }) => exitCode !== undefined,
    cause: "The program itself reports the failure, and ECS has nothing to add.",
    advice: "Its last lines say more.",
  },
];
