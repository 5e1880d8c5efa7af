import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "yaml";
import { defaultLimits } from "../../provider/run/limits";

/** What a run may take by its default limits, with one start that fails late. */
export const runSeconds = defaultLimits.startTimeoutSeconds + defaultLimits.timeoutSeconds;

/** A pipeline of `examples/ci`, as text and as the value it stands for. */
export function readPipeline<Pipeline>(name: string): { readonly text: string; readonly pipeline: Pipeline } {
  const text = readFileSync(resolve(__dirname, "../../examples/ci", name), "utf8");
  return { text, pipeline: parse(text) as Pipeline };
}

/** That a part of a pipeline has no member but the given ones: a misspelt one would be without effect. */
export function assertKnown(part: object | undefined, known: readonly string[]): void {
  const strangers = Object.keys(part ?? {}).filter((name) => !known.includes(name));
  assert.deepEqual(strangers, []);
}

/** That every name is among those that are defined. */
export function assertAmong(names: readonly string[], defined: readonly string[]): void {
  assert.notEqual(names.length, 0);
  assert.deepEqual(
    names.filter((name) => !defined.includes(name)),
    [],
  );
}

/** What the group of a pattern matches in a text. */
export function namesIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, name]) => String(name));
}
