import type { Release } from "./buildImages";
import type { Outcome } from "./outcome";

/** One act of the user, what the story says it does, and the outcome that proves it. */
export interface Step {
  readonly name: string;
  readonly told: string;
  readonly command: { readonly kind: "deploy"; readonly release: Release } | { readonly kind: "destroy" };
  readonly expected: Outcome;
}

/** What the user types for a step: the arguments of each `pulumi`, the one that counts last. */
export function commandsOf({ command }: Step): readonly (readonly string[])[] {
  switch (command.kind) {
    case "deploy":
      return [
        ["config", "set", "image", `hi-web:${command.release}`],
        ["up", "--yes", "--skip-preview"],
      ];
    case "destroy":
      return [["destroy", "--yes", "--skip-preview"]];
    default:
      return command satisfies never;
  }
}

/** The life of hi-web, in order. Each step goes on where the one before ended. */
export const story: readonly Step[] = [
  {
    name: "v1",
    told: "tables, then the service starts",
    command: { kind: "deploy", release: "v1" },
    expected: {
      update: "succeeded",
      migration: "exit 0",
      service: "created after it",
      app: "v1, schema 1",
      database: "changed",
      account: "in use",
    },
  },
  {
    name: "v1 again",
    told: "no change, nothing runs",
    command: { kind: "deploy", release: "v1" },
    expected: {
      update: "succeeded",
      migration: "none",
      service: "untouched",
      app: "v1, schema 1",
      database: "as before",
      account: "in use",
    },
  },
  {
    name: "v2",
    told: "new column, then the service moves",
    command: { kind: "deploy", release: "v2" },
    expected: {
      update: "succeeded",
      migration: "exit 0",
      service: "moved after it",
      app: "v2, schema 2",
      database: "changed",
      account: "in use",
    },
  },
  {
    name: "v3-broken",
    told: "fails, the service stays on v2",
    command: { kind: "deploy", release: "v3-broken" },
    expected: {
      update: "failed",
      migration: "exit 1",
      service: "untouched",
      app: "v2, schema 2",
      database: "as before",
      account: "in use",
    },
  },
  {
    name: "v3",
    told: "repaired, then the service moves",
    command: { kind: "deploy", release: "v3" },
    expected: {
      update: "succeeded",
      migration: "exit 0",
      service: "moved after it",
      app: "v3, schema 3",
      database: "changed",
      account: "in use",
    },
  },
  {
    name: "destroy",
    told: "nothing left but the data",
    command: { kind: "destroy" },
    expected: {
      update: "succeeded",
      migration: "none",
      service: "deleted",
      app: "gone",
      database: "as before",
      account: "empty",
    },
  },
];
