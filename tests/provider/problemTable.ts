import * as assert from "node:assert/strict";
import { check } from "../../provider/resource/check";
import { mark } from "./unknown";

/** What a table varies: members of the only container, of the definition, and inputs. */
export interface Varied {
  readonly container?: object;
  readonly definition?: object;
  readonly [input: string]: unknown;
}

const web = { name: "web", image: "app:v1" };
const awslogs = { "awslogs-group": "hi-web", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "app" };

/** Sound inputs of a Fargate task, with some of them otherwise. */
export function onFargate({ container, definition, ...inputs }: Varied = {}): Record<string, unknown> {
  return {
    cluster: "prod",
    launchType: "FARGATE",
    networkConfiguration: { subnets: ["subnet-1"] },
    taskDefinition: {
      family: "hi-web",
      cpu: "256",
      memory: "512",
      executionRoleArn: "arn:aws:iam::123456789012:role/execution",
      containerDefinitions: [
        { ...web, logConfiguration: { logDriver: "awslogs", options: awslogs }, ...container },
      ],
      ...definition,
    },
    ...inputs,
  };
}

/** Sound inputs of a task on an instance. */
export function onInstances({ container, definition, ...inputs }: Varied = {}): Record<string, unknown> {
  return {
    cluster: "prod",
    launchType: "EC2",
    taskDefinition: {
      family: "hi-web",
      containerDefinitions: [{ ...web, memory: 512, ...container }],
      ...definition,
    },
    ...inputs,
  };
}

/** Sound inputs for a task definition that exists. */
export function existing(inputs: object = {}): Record<string, unknown> {
  return { cluster: "prod", taskDefinitionArn: "hi-web:1", ...inputs };
}

/** What is wrong with inputs: each problem as the user reads it. */
export const told = (inputs: Record<string, unknown>) =>
  check(inputs).map(({ path, message }) => `${path} ${message}`);

/** `sound` is what is nearest to it and right. */
export type ProblemCase = readonly [
  title: string,
  spoiled: Record<string, unknown>,
  problem: string,
  sound?: Record<string, unknown>,
];

/**
 * For each case: the one problem, path and words from its beginning; none with the neighbour; and none while the value
 * that the problem is told at is not known.
 */
export function problemTable(cases: readonly ProblemCase[]): void {
  for (const [title, spoiled, problem, sound] of cases) {
    it(`tells of ${title}`, () => {
      const [only = "no problem", ...more] = told(spoiled);
      assert.deepEqual(more, []);
      assert.ok(only.startsWith(problem), `expected: ${problem}\nis:       ${only}`);
      if (sound !== undefined) assert.deepEqual(told(sound), []);
      const path = check(spoiled)[0]?.path ?? "";
      const unknown = withUnknown(spoiled, stepsOf(path));
      if (unknown !== undefined) {
        assert.deepEqual(
          check(unknown).filter((one) => one.path === path && !isOfTheName(one.message)),
          [],
        );
      }
    });
  }
}

/** What is wrong with a name stays wrong whatever its value will be. */
const isOfTheName = (message: string) =>
  /^(is no input|must not begin with|must have a (key|name)|is set by|excludes|must not be a variable and a secret)/.test(
    message,
  );

/** `a.b[0]["c d"]` as its steps. */
function stepsOf(path: string): string[] {
  return [...path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]]+)/g)].map(
    ([, quoted, place, name]) => quoted ?? place ?? name ?? "",
  );
}

/** A copy with an unknown value at the place; `undefined` where nothing is there that could be unknown. */
function withUnknown(inputs: Record<string, unknown>, steps: readonly string[]) {
  const copy = structuredClone(inputs);
  let at: unknown = copy;
  for (const step of steps.slice(0, -1)) at = (at as Record<string, unknown> | undefined)?.[step];
  const last = steps.at(-1) ?? "";
  if (at === null || typeof at !== "object" || !Object.hasOwn(at, last)) return undefined;
  (at as Record<string, unknown>)[last] = mark;
  return copy;
}
