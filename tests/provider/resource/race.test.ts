import * as assert from "node:assert/strict";
import type { OneOffTaskInputs } from "../../../provider/resource/inputs";
import { exits } from "../run/lives";
import { createStack, release } from "./stack";

type Stack = ReturnType<typeof createStack>;

describe("two `up`s of one resource at once", () => {
  const racing = async (stack: Stack, inputs: OneOffTaskInputs, lagMs = 0) => {
    const second = async () => {
      // No lag means the very same moment, which even a sleep of no time would not be.
      if (lagMs > 0) await stack.clock.sleep(lagMs);
      return stack.race(inputs);
    };
    return stack.clock.until(Promise.all([stack.race(inputs), second()]));
  };

  for (const lagMs of [0, 10, 30, 50, 1_000, 20_000]) {
    it(`start one task from an existing revision, ${lagMs} ms apart`, async () => {
      const stack = createStack(exits(0));
      const { taskDefinition: _inline, ...bare } = release("v1");
      const taskDefinitionArn = stack.definitions.add("hi-web", [{ name: "web" }]);
      const both = await racing(stack, { ...bare, taskDefinitionArn }, lagMs);
      assert.deepEqual(
        both.map(({ status, taskArn }) => [status, taskArn]),
        Array(2).fill(["succeeded", stack.tasks.started[0]]),
      );
      assert.equal(stack.tasks.started.length, 1);
    });

    it(`start one task from an inline definition, and leave one revision, ${lagMs} ms apart`, async () => {
      const stack = createStack(exits(0));
      const both = await racing(stack, release("v1"), lagMs);
      assert.deepEqual(
        both.map(({ status }) => status),
        ["succeeded", "succeeded"],
      );
      assert.equal(stack.tasks.started.length, 1);
      assert.equal(stack.definitions.activeArns().length, 1);
    });
  }
});
