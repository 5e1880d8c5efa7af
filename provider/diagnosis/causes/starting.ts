import { type Cause, named, says } from "../cause";
import type { Evidence } from "../evidence";
import { shorten } from "../shorten";

const page = "cannot-start-container";

const executable = /exec:? \\?"([^"\\]*)\\?"/;

/** Why a container whose image was there did not start. */
export const startCauses: readonly Cause[] = [
  {
    title: "The command is not in the image",
    fits: says(/executable file not found|exec:? .*no such file or directory/i),
    cause: (seen) => `The image has no program ${JSON.stringify(named(executable, seen) ?? "of that name")}.`,
    advice: (seen) => wordsAdvice(seen, named(executable, seen)),
    page,
  },
  {
    title: "The command is no program that may be executed",
    fits: says(/exec:? .*permission denied/i),
    cause: (seen) =>
      `${JSON.stringify(named(executable, seen) ?? "The file")} is in the image, but may not be executed.`,
    advice:
      'Make it executable in the Dockerfile (chmod +x, before USER), or put its interpreter in front ("sh", "bin/migrate"). A directory is no program either.',
    page,
  },
  {
    title: "The program is for another processor",
    fits: ({ words, tail }) => [words, ...tail].some((text) => /exec format error/.test(text)),
    cause:
      "The program is built for another processor than the task's: an image from an ARM machine, such as a newer Mac, does not run on X86_64. A script without a first line such as #!/bin/sh fails like this too.",
    advice:
      "Build the image for the task's platform (docker buildx build --platform linux/amd64), or set runtimePlatform.cpuArchitecture to ARM64.",
    page,
  },
  {
    title: "The working directory is not in the image",
    fits: says(/chdir to cwd/i),
    cause: (seen) =>
      `The image has no directory ${JSON.stringify(named(/cwd \(\\?"([^"\\]+)/, seen) ?? "of the name of workingDirectory")}.`,
    advice: "Correct workingDirectory of the container, or create the directory in the Dockerfile.",
    page,
  },
  {
    title: "A container that it depends on has failed",
    fits: says(/container ordering dependency|dependency graph/i),
    cause: (seen) =>
      `The container waits, by dependsOn, for ${JSON.stringify(named(/dependency \[(\S+)/, seen) ?? "another one")}, which did not end or become as that asks.`,
    advice:
      "Look at that container's output first. SUCCESS wants exit code 0, HEALTHY a health check that passes.",
    page: "stopped-task-error-codes",
  },
  {
    title: "The port is taken",
    fits: says(/port is already allocated|address already in use/i),
    cause: "The container wants a port of its instance that another container has.",
    advice:
      "A one-off task needs no port: set hostPort to 0, use awsvpc, or give it a task definition without portMappings.",
    page,
  },
  {
    title: "There is no command",
    fits: says(/no command specified/i),
    cause: "Neither the run nor the container definition nor the image has a command.",
    advice: "Give the resource a `command`, each word one item.",
    page,
  },
];

/** What to do about a command that is not found. A whole line in its first word is the most common mistake. */
export function wordsAdvice({ command, container, redact }: Evidence, program = command?.[0]): string {
  const line = redact(program?.trim() ?? "");
  if (!/\s/.test(line))
    return `Check its spelling, and that the image has it on its PATH or at that path. Each item of \`command\` is one word: && and $VARIABLES need a shell, ["sh", "-c", "..."], and the entryPoint of "${container}" comes before all of them.`;
  const words = line.split(/\s+/).map((word) => JSON.stringify(word));
  return `Its first word is a whole line. Give each word as an item, [${shorten(words.join(", "), 300)}], or have a shell read it: ["sh", "-c", ${shorten(JSON.stringify(line), 300)}].`;
}
