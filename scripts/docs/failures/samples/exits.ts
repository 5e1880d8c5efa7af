import { exited, type FailureSample } from "../sample";

export const exitSamples: readonly FailureSample[] = [
  {
    title: "The command failed",
    when: "The command ended with an exit code of its own.",
    outcome: exited(1),
    context: {
      tail: [
        "== 20260304021000 AddHandleToPeople: migrating",
        "StandardError: An error has occurred, this and all later migrations canceled:",
        'PG::UniqueViolation: ERROR:  could not create unique index "people_handle_key"',
        "DETAIL:  Key (handle)=(ada) is duplicated.",
      ],
    },
  },
  {
    title: "A command was not found",
    when: "A shell did not find a program.",
    outcome: exited(127),
    context: {
      command: ["sh", "-c", "bundel exec rake db:migrate"],
      tail: ["sh: 1: bundel: not found"],
    },
  },
  {
    title: "A command was not found",
    when: "The whole command was given as one word.",
    outcome: exited(127),
    context: { command: ["rake db:migrate"] },
  },
  {
    title: "The command may not be executed",
    when: "A shell found the program and may not run it.",
    outcome: exited(126),
    context: {
      command: ["sh", "-c", "bin/migrate"],
      tail: ["sh: 1: bin/migrate: Permission denied"],
    },
  },
  {
    title: "Killed, and ECS does not say why",
    when: "SIGKILL has ended the command, and no memory limit of its container is said to be passed.",
    outcome: exited(137),
  },
  {
    title: "A segmentation fault",
    when: "SIGSEGV has ended the command.",
    outcome: exited(139),
  },
  {
    title: "Ended on SIGTERM",
    when: "SIGTERM has ended the command, and nobody has stopped the task.",
    outcome: exited(143),
    context: { tail: ["timeout: sending signal TERM to command 'rake'"] },
  },
  {
    title: "Ended by a signal",
    when: "Another signal has ended the command.",
    outcome: exited(134),
    context: {
      command: ["node", "migrate.js"],
      tail: ["FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory"],
    },
  },
];
