import * as assert from "node:assert/strict";
import { deploy } from "../../../provider/resource/deploy";
import { RunFailure } from "../../../provider/resource/failure";
import type { OneOffTaskInputs } from "../../../provider/resource/inputs";
import { read } from "../../../provider/resource/read";
import { remove } from "../../../provider/resource/remove";
import { outputsOf, type Properties } from "../../../provider/resource/state";
import type { Fate } from "../run/life";
import { exits } from "../run/lives";
import { urn } from "../run/runKey";
import { createInMemoryAws } from "./inMemoryAws";

export { urn };

const logConfiguration = {
  logDriver: "awslogs",
  options: { "awslogs-group": "hi-web", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "app" },
};

/** Inputs of a release whose image is of the given version. */
export function release(version: string, rest: Partial<OneOffTaskInputs> = {}): OneOffTaskInputs {
  const web = { name: "web", image: `app:${version}`, memory: 512, logConfiguration };
  return {
    cluster: "prod",
    taskDefinition: { family: "hi-web", containerDefinitions: [web] },
    command: ["rake", "db:migrate"],
    ...rest,
  };
}

export const revisionArn = (revision: number) =>
  `arn:aws:ecs:eu-west-1:123456789012:task-definition/hi-web:${revision}`;

/** One resource in an account in memory; the n-th start has the n-th fate, and the last one from then on. */
export function createStack(...fates: readonly Fate[]) {
  const aws = createInMemoryAws((_, nth) => fates[nth - 1] ?? fates.at(-1) ?? exits(0));
  const { clock } = aws;
  const deployment = (inputs: OneOffTaskInputs, olds?: Properties) => ({
    id: "id",
    urn,
    inputs,
    ...(olds && { olds }),
  });
  const deployed = (inputs: OneOffTaskInputs, olds?: Properties) =>
    clock.until(deploy(deployment(inputs, olds), aws.begin().host));

  return {
    ...aws,
    /** An `up` that succeeds. */
    up: deployed,
    /** An `up` in a process of its own whose clock somebody else moves. */
    race: (inputs: OneOffTaskInputs, olds?: Properties) => deploy(deployment(inputs, olds), aws.begin().host),
    /** An `up` that fails with a recorded failure. */
    async failingUp(inputs: OneOffTaskInputs, olds?: Properties): Promise<RunFailure> {
      const failure = await deployed(inputs, olds).then(
        () => assert.fail("the `up` succeeded"),
        (error) => error,
      );
      assert.ok(failure instanceof RunFailure, String(failure));
      return failure;
    },
    /** An `up` that is killed, with its provider, as soon as `isTime` says so; nothing of it is recorded. */
    async killedUp(inputs: OneOffTaskInputs, isTime: () => boolean, olds?: Properties): Promise<void> {
      const { host, kill } = aws.begin();
      const ended = deploy(deployment(inputs, olds), host).then(
        () => "ended",
        () => "ended",
      );
      for (const until = clock.now() + 86_400_000; !isTime(); ) {
        const state = await Promise.race([ended, clock.advance(10)]);
        assert.ok(state === undefined && clock.now() < until, "the `up` ended before it was killed");
      }
      kill();
    },
    /** An `up` that the user interrupts as soon as `isTime` says so; what its create or update answers, and when. */
    async interruptedUp(inputs: OneOffTaskInputs, isTime: () => boolean, olds?: Properties) {
      const { host, interrupt } = aws.begin();
      const ended = deploy(deployment(inputs, olds), host).then(
        (properties) => ({ kind: "succeeded" as const, properties }),
        (error: Error) =>
          error instanceof RunFailure
            ? { kind: "failed" as const, ...error, report: error.message }
            : { kind: "refused" as const, error },
      );
      for (const until = clock.now() + 86_400_000; !isTime(); ) {
        const state = await Promise.race([ended, clock.advance(10)]);
        assert.ok(state === undefined && clock.now() < until, "the `up` ended before it was interrupted");
      }
      const interruptedMs = clock.now();
      interrupt();
      const end = await clock.until(ended, 60_000);
      return { ...end, waitedMs: clock.now() - interruptedMs };
    },
    refresh: (properties: Properties) => clock.until(read(urn, properties, aws.begin().host)),
    destroy: (properties: Properties) => clock.until(remove(urn, properties, aws.begin().host)),
  };
}

/** Outputs among properties, by name, for a comparison of some of them. */
export function some<N extends keyof ReturnType<typeof outputsOf>>(
  properties: Properties,
  ...names: readonly N[]
) {
  const outputs = outputsOf(properties);
  return Object.fromEntries(names.map((name) => [name, outputs[name]]));
}
