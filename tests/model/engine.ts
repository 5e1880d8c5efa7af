import * as assert from "node:assert/strict";
import type { DynamicProperties } from "../../provider/resource/dynamicProperties";
import { dynamicProvider } from "../../provider/resource/dynamicProvider";
import { RunFailure } from "../../provider/resource/failure";
import { type Crash, Died } from "./crash";
import type { ProviderProcess } from "./providerProcess";
import type { Service } from "./service";
import type { RecordedResource, ResourceOutcome, Stack, Step, UpOutcome } from "./stack";

type Handlers = ReturnType<typeof dynamicProvider>;

/** The part of Pulumi's engine that one resource and one service that waits for it see. */
export interface Engine {
  stack(): Stack;
  preview(news: DynamicProperties, process: ProviderProcess): Promise<Step>;
  up(news: DynamicProperties, process: ProviderProcess, crash?: Crash): Promise<UpOutcome>;
  refresh(process: ProviderProcess): Promise<void>;
  /** Whether it came to its end alive. */
  destroy(process: ProviderProcess): Promise<boolean>;
}

export function createEngine(service: Service): Engine {
  let stack: Stack = { replaced: [], isInDoubt: false };

  async function plan(handlers: Handlers, news: DynamicProperties): Promise<Step> {
    const { resource } = stack;
    const { failures } = await handlers.check(resource?.properties ?? {}, news);
    assert.deepEqual(failures, []);
    if (resource === undefined) return "create";
    const { changes, replaces } = await handlers.diff(resource.id, resource.properties, news);
    if (replaces.length > 0) return "replace";
    return changes || resource.hasFailed ? "update" : "same";
  }

  /** Carries a step out; the answer is the resource to record, and the error that came with it. */
  async function perform(
    step: Exclude<Step, "same">,
    handlers: Handlers,
    news: DynamicProperties,
  ): Promise<{ resource: RecordedResource; error?: RunFailure }> {
    const { resource } = stack;
    try {
      if (step !== "update" || resource === undefined) {
        const { id, outs } = await handlers.create(news);
        return { resource: { id, properties: asJson(outs), hasFailed: false } };
      }
      const { outs } = await handlers.update(resource.id, resource.properties, news);
      return { resource: { ...resource, properties: asJson(outs), hasFailed: false } };
    } catch (error) {
      if (!(error instanceof RunFailure)) throw error;
      return { resource: { id: error.id, properties: asJson(error.properties), hasFailed: true }, error };
    }
  }

  async function deleteReplaced(handlers: Handlers, { living }: ProviderProcess): Promise<void> {
    // As with waitForSteadyState. Without it ECS lets the deployment on its way out go on with an INACTIVE revision.
    if (stack.replaced.length > 0) await living(service.settled());
    for (const { id, properties } of [...stack.replaced]) {
      await living(handlers.delete(id, properties));
      stack = { ...stack, replaced: stack.replaced.slice(1) };
    }
  }

  return {
    stack: () => stack,
    preview: (news, { host }) => plan(dynamicProvider(host), news),

    async up(news, process, crash) {
      const { living, host } = process;
      const handlers = dynamicProvider(host);
      let outcome: ResourceOutcome = { kind: "lost" };
      try {
        const step = await living(plan(handlers, news));
        let error: Error | undefined;
        if (step !== "same") {
          const done = await living(perform(step, handlers, news));
          if (crash?.kind === "beforeState") throw new Died("the engine died before it wrote the state");
          // A replacement is there even when its task failed; what it replaces is deleted when an `up` succeeds.
          const replaced = step === "replace" && stack.resource ? [stack.resource] : [];
          stack = { ...stack, resource: done.resource, replaced: [...stack.replaced, ...replaced] };
          error = done.error;
        }
        outcome = error === undefined ? { kind: "recorded", step } : { kind: "recorded", step, error };
        if (error !== undefined) return { resource: outcome, died: false };
        if (crash?.kind === "beforeService") throw new Died("the engine died before it came to the service");
        const serviceError = await living(service.deploy(gateOf(stack)));
        if (serviceError !== undefined) return { resource: outcome, died: false, serviceError };
        await deleteReplaced(handlers, process);
        return { resource: outcome, died: false };
      } catch (error) {
        if (error instanceof Died) return { resource: outcome, died: true };
        if (!(error instanceof Error)) throw error;
        return { resource: { kind: "refused", error }, died: false };
      }
    },

    async refresh({ living, host }) {
      const { resource } = stack;
      if (resource !== undefined) {
        const { id, props } = await living(dynamicProvider(host).read(resource.id, resource.properties));
        // A refresh takes the error from the resource: what is left of a failure is in its properties.
        stack = { ...stack, resource: { id, properties: asJson(props), hasFailed: false } };
      }
      stack = { ...stack, isInDoubt: false };
    },

    async destroy(process) {
      const { living, host } = process;
      const handlers = dynamicProvider(host);
      await service.destroy();
      try {
        const { resource } = stack;
        if (resource !== undefined) await living(handlers.delete(resource.id, resource.properties));
        const { resource: _gone, ...rest } = stack;
        stack = { ...rest, isInDoubt: false };
        await deleteReplaced(handlers, process);
        return true;
      } catch (error) {
        if (!(error instanceof Died)) throw error;
        // Nobody knows how much of it was done.
        stack = { ...stack, isInDoubt: stack.resource !== undefined };
        return false;
      }
    },
  };
}

/** The gate, as the service's program reads it. */
function gateOf({ resource }: Stack): string {
  const gate = resource?.properties.taskDefinitionArn;
  assert.ok(typeof gate === "string" && gate !== "", "a resource that succeeded has an open gate");
  return gate;
}

/** What the state file keeps of properties: they must be plain JSON, or something of them is lost. */
function asJson(properties: object): DynamicProperties {
  const kept: DynamicProperties = JSON.parse(JSON.stringify(properties));
  assert.deepEqual({ ...kept }, { ...properties }, "the recorded properties are plain JSON");
  return kept;
}
